namespace Plimsoll.Ecs.Api.Clusters;

internal sealed record DeleteClusterResponse
{
    public Cluster? Cluster { get; init; }
}
