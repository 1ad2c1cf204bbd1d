namespace Plimsoll.Ecs.Api.ContainerInstances;

internal sealed record DeregisterContainerInstanceResponse
{
    public ContainerInstance? ContainerInstance { get; init; }
}
