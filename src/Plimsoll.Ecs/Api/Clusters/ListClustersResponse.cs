namespace Plimsoll.Ecs.Api.Clusters;

internal sealed record ListClustersResponse
{
    public IReadOnlyList<string>? ClusterArns { get; init; }

    public string? NextToken { get; init; }
}
