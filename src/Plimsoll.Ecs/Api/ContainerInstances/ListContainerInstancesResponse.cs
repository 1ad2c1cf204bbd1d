namespace Plimsoll.Ecs.Api.ContainerInstances;

internal sealed record ListContainerInstancesResponse
{
    public IReadOnlyList<string>? ContainerInstanceArns { get; init; }

    public string? NextToken { get; init; }
}
