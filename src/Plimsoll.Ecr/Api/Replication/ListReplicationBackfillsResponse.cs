using Plimsoll.Ecr.Api.Shapes;

namespace Plimsoll.Ecr.Api.Replication;

/// <summary>Output of <c>ListReplicationBackfills</c>.</summary>
internal sealed record ListReplicationBackfillsResponse
{
    public string? RegistryId { get; init; }

    public IReadOnlyList<ReplicationBackfillSummary>? Backfills { get; init; }

    public string? NextToken { get; init; }
}
