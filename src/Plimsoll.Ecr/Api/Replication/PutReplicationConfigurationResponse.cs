using Plimsoll.Ecr.Api.Shapes;

namespace Plimsoll.Ecr.Api.Replication;

/// <summary>Output of <c>PutReplicationConfiguration</c>.</summary>
internal sealed record PutReplicationConfigurationResponse
{
    public ReplicationConfiguration? ReplicationConfiguration { get; init; }
}
