namespace Plimsoll.Ecr.Api;

/// <summary>The operations of ECR that are not built: who calls one hears its name.</summary>
internal static class UnsupportedOperations
{
    public static readonly IReadOnlyList<string> Names =
    [
        // Signing is AWS Signer's; an archive would save nothing on one's own disk.
        "DeleteSigningConfiguration", "DescribeImageSigningStatus", "GetSigningConfiguration", "PutSigningConfiguration",
        "UpdateImageStorageClass",
        // Images from before a replication rule are not copied by it.
        "DescribeReplicationBackfillResults", "ListReplicationBackfills", "StartReplicationBackfill", "StopReplicationBackfill",
    ];
}
