using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.ContainerInstances;

internal sealed record DeregisterContainerInstanceRequest
{
    public string? Cluster { get; init; }

    [Required]
    public string? ContainerInstance { get; init; }

    public bool? Force { get; init; }
}
