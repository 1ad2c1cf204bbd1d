using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record DeploymentCircuitBreaker
{
    [Required]
    public bool? Enable { get; init; }

    public bool? ResetOnHealthyTask { get; init; }

    [Required]
    public bool? Rollback { get; init; }

    public ThresholdConfiguration? ThresholdConfiguration { get; init; }
}
