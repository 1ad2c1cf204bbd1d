namespace Plimsoll.Ecs.Api.ContainerInstances;

internal sealed record DeleteAttributesResponse
{
    public IReadOnlyList<InstanceAttribute>? Attributes { get; init; }
}
