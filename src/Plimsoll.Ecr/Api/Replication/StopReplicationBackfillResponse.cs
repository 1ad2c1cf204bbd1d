using Plimsoll.Ecr.Api.Shapes;

namespace Plimsoll.Ecr.Api.Replication;

/// <summary>Output of <c>StopReplicationBackfill</c>.</summary>
internal sealed record StopReplicationBackfillResponse
{
    public string? RegistryId { get; init; }

    public string? ReplicationBackfillId { get; init; }

    public ReplicationDestination? Destination { get; init; }

    public string? Status { get; init; }

    public DateTimeOffset? StartedAt { get; init; }
}
