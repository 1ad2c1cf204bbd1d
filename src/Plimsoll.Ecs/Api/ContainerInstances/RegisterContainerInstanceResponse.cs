namespace Plimsoll.Ecs.Api.ContainerInstances;

internal sealed record RegisterContainerInstanceResponse
{
    public ContainerInstance? ContainerInstance { get; init; }
}
