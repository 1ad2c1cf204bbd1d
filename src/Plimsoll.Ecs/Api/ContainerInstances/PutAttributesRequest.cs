using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.ContainerInstances;

internal sealed record PutAttributesRequest
{
    [Required]
    public IReadOnlyList<InstanceAttribute>? Attributes { get; init; }

    public string? Cluster { get; init; }
}
