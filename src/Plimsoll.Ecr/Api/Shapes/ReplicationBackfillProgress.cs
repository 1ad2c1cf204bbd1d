namespace Plimsoll.Ecr.Api.Shapes;

/// <summary>How far a replication backfill is: each image by each of its tags is one replication.</summary>
internal sealed record ReplicationBackfillProgress
{
    public int? TotalReplicationCount { get; init; }

    public int? CompletedReplicationCount { get; init; }

    public int? FailedReplicationCount { get; init; }

    public IReadOnlyList<string>? FailureCodes { get; init; }
}
