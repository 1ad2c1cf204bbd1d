using Plimsoll.Ecr.Api.Shapes;

namespace Plimsoll.Ecr.Api.Replication;

/// <summary>Output of <c>DescribeRegistry</c>.</summary>
internal sealed record DescribeRegistryResponse
{
    public string? RegistryId { get; init; }

    public ReplicationConfiguration? ReplicationConfiguration { get; init; }
}
