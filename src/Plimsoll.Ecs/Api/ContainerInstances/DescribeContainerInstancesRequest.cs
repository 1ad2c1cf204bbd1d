using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.ContainerInstances;

internal sealed record DescribeContainerInstancesRequest
{
    public string? Cluster { get; init; }

    [Required]
    public IReadOnlyList<string>? ContainerInstances { get; init; }

    [OneOf("TAGS", "CONTAINER_INSTANCE_HEALTH")]
    public IReadOnlyList<string>? Include { get; init; }
}
