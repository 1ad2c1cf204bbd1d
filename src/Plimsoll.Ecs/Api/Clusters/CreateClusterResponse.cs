namespace Plimsoll.Ecs.Api.Clusters;

internal sealed record CreateClusterResponse
{
    public Cluster? Cluster { get; init; }
}
