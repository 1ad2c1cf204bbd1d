using Plimsoll.Ecr.Api.Shapes;
using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecr.Api.Replication;

/// <summary>Input of <c>PutReplicationConfiguration</c>.</summary>
internal sealed record PutReplicationConfigurationRequest
{
    [Required]
    public ReplicationConfiguration? ReplicationConfiguration { get; init; }
}
