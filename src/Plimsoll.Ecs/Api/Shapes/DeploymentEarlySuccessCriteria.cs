using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record DeploymentEarlySuccessCriteria
{
    [Required]
    public bool? Enable { get; init; }

    public int? HealthyPercent { get; init; }

    [OneOf("BLOCKING", "DEFERRED")]
    public string? SourceServiceRevisionCleanup { get; init; }
}
