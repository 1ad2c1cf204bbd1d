namespace Plimsoll.Ecs.Api.ContainerInstances;

internal sealed record DescribeContainerInstancesResponse
{
    public IReadOnlyList<ContainerInstance>? ContainerInstances { get; init; }

    public IReadOnlyList<Failure>? Failures { get; init; }
}
