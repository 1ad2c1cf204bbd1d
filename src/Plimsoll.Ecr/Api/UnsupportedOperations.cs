namespace Plimsoll.Ecr.Api;

/// <summary>The operations of ECR that are not built: who calls one hears its name.</summary>
internal static class UnsupportedOperations
{
    public static readonly IReadOnlyList<string> Names =
    [
        // Signing is AWS Signer's.
        "DeleteSigningConfiguration", "DescribeImageSigningStatus", "GetSigningConfiguration", "PutSigningConfiguration",
    ];
}
