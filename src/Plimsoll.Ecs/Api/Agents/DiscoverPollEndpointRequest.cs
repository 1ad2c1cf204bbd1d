namespace Plimsoll.Ecs.Api.Agents;

internal sealed record DiscoverPollEndpointRequest
{
    public string? Cluster { get; init; }

    public string? ContainerInstance { get; init; }
}
