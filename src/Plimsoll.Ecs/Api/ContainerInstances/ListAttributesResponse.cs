namespace Plimsoll.Ecs.Api.ContainerInstances;

internal sealed record ListAttributesResponse
{
    public IReadOnlyList<InstanceAttribute>? Attributes { get; init; }

    public string? NextToken { get; init; }
}
