using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecr.Api.Replication;

/// <summary>Input of <c>StopReplicationBackfill</c>.</summary>
internal sealed record StopReplicationBackfillRequest
{
    [Required]
    [Pattern("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}")]
    public string? ReplicationBackfillId { get; init; }

    [Pattern("[0-9]{12}")]
    public string? RegistryId { get; init; }
}
