using Plimsoll.Ecr.Api.Shapes;

namespace Plimsoll.Ecr.Api.Replication;

/// <summary>Output of <c>DescribeImageReplicationStatus</c>.</summary>
internal sealed record DescribeImageReplicationStatusResponse
{
    public string? RepositoryName { get; init; }

    public ImageIdentifier? ImageId { get; init; }

    public IReadOnlyList<ImageReplicationStatus>? ReplicationStatuses { get; init; }
}
