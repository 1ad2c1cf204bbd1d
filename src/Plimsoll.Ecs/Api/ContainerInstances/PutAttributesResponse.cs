namespace Plimsoll.Ecs.Api.ContainerInstances;

internal sealed record PutAttributesResponse
{
    public IReadOnlyList<InstanceAttribute>? Attributes { get; init; }
}
