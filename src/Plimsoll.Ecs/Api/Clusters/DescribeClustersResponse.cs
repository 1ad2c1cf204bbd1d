namespace Plimsoll.Ecs.Api.Clusters;

internal sealed record DescribeClustersResponse
{
    public IReadOnlyList<Cluster>? Clusters { get; init; }

    public IReadOnlyList<Failure>? Failures { get; init; }
}
