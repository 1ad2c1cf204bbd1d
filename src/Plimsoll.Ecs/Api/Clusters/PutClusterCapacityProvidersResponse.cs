namespace Plimsoll.Ecs.Api.Clusters;

internal sealed record PutClusterCapacityProvidersResponse
{
    public Cluster? Cluster { get; init; }
}
