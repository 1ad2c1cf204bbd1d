using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record DeploymentConfiguration
{
    public DeploymentAlarms? Alarms { get; init; }

    public int? BakeTimeInMinutes { get; init; }

    public CanaryConfiguration? CanaryConfiguration { get; init; }

    public DeploymentCircuitBreaker? DeploymentCircuitBreaker { get; init; }

    public DeploymentEarlySuccessCriteria? EarlySuccessCriteria { get; init; }

    public IReadOnlyList<DeploymentLifecycleHook>? LifecycleHooks { get; init; }

    public LinearConfiguration? LinearConfiguration { get; init; }

    public int? MaximumPercent { get; init; }

    public int? MinimumHealthyPercent { get; init; }

    [OneOf("ROLLING", "BLUE_GREEN", "LINEAR", "CANARY")]
    public string? Strategy { get; init; }
}
