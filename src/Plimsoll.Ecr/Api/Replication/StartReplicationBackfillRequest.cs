using Plimsoll.Ecr.Api.Shapes;
using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecr.Api.Replication;

/// <summary>Input of <c>StartReplicationBackfill</c>.</summary>
internal sealed record StartReplicationBackfillRequest
{
    [Required]
    public ReplicationDestination? Destination { get; init; }

    [Pattern("[0-9]{12}")]
    public string? RegistryId { get; init; }
}
