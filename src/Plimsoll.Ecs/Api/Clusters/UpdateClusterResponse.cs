namespace Plimsoll.Ecs.Api.Clusters;

internal sealed record UpdateClusterResponse
{
    public Cluster? Cluster { get; init; }
}
