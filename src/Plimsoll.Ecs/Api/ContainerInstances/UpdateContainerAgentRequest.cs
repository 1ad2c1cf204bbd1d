using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.ContainerInstances;

internal sealed record UpdateContainerAgentRequest
{
    public string? Cluster { get; init; }

    [Required]
    public string? ContainerInstance { get; init; }
}
