using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record ContainerDependency
{
    [Required, OneOf("START", "COMPLETE", "SUCCESS", "HEALTHY")]
    public string? Condition { get; init; }

    [Required]
    public string? ContainerName { get; init; }
}
