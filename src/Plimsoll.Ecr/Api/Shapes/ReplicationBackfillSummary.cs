namespace Plimsoll.Ecr.Api.Shapes;

/// <summary>A replication backfill in a list.</summary>
internal sealed record ReplicationBackfillSummary
{
    public string? ReplicationBackfillId { get; init; }

    public ReplicationDestination? Destination { get; init; }

    public string? Status { get; init; }

    public string? FailureCode { get; init; }

    public ReplicationBackfillProgress? Progress { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }
}
