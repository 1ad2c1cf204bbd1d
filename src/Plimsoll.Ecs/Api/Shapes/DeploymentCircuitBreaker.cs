using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record DeploymentCircuitBreaker
{
    [Required]
    public bool? Enable { get; init; }

    [Required]
    public bool? Rollback { get; init; }
}
