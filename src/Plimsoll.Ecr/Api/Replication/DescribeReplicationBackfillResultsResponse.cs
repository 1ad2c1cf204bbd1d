using Plimsoll.Ecr.Api.Shapes;

namespace Plimsoll.Ecr.Api.Replication;

/// <summary>Output of <c>DescribeReplicationBackfillResults</c>.</summary>
internal sealed record DescribeReplicationBackfillResultsResponse
{
    public string? RegistryId { get; init; }

    public string? ReplicationBackfillId { get; init; }

    public ReplicationDestination? Destination { get; init; }

    public string? Status { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public string? FailureCode { get; init; }

    public ReplicationBackfillProgress? Progress { get; init; }

    public IReadOnlyList<ReplicationBackfillResult>? Results { get; init; }

    public string? NextToken { get; init; }
}
