namespace Plimsoll.Ecs.Api.ContainerInstances;

internal sealed record UpdateContainerAgentResponse
{
    public ContainerInstance? ContainerInstance { get; init; }
}
