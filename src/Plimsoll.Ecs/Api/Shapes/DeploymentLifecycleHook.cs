using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record DeploymentLifecycleHook
{
    public HookDetails? HookDetails { get; init; }

    public string? HookTargetArn { get; init; }

    [OneOf("RECONCILE_SERVICE", "PRE_SCALE_UP", "POST_SCALE_UP", "TEST_TRAFFIC_SHIFT", "POST_TEST_TRAFFIC_SHIFT", "PRE_PRODUCTION_TRAFFIC_SHIFT", "PRODUCTION_TRAFFIC_SHIFT", "POST_PRODUCTION_TRAFFIC_SHIFT")]
    public IReadOnlyList<string>? LifecycleStages { get; init; }

    public string? RoleArn { get; init; }

    [OneOf("AWS_LAMBDA", "PAUSE")]
    public string? TargetType { get; init; }

    public DeploymentLifecycleHookTimeoutConfiguration? TimeoutConfiguration { get; init; }
}
