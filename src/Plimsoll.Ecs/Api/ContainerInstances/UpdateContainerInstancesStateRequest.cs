using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.ContainerInstances;

internal sealed record UpdateContainerInstancesStateRequest
{
    public string? Cluster { get; init; }

    [Required]
    public IReadOnlyList<string>? ContainerInstances { get; init; }

    [Required, OneOf("ACTIVE", "DRAINING", "REGISTERING", "DEREGISTERING", "REGISTRATION_FAILED")]
    public string? Status { get; init; }
}
