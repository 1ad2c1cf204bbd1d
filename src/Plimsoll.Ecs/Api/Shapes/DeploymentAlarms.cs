using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record DeploymentAlarms
{
    [Required]
    public IReadOnlyList<string>? AlarmNames { get; init; }

    [Required]
    public bool? Enable { get; init; }

    [Required]
    public bool? Rollback { get; init; }
}
