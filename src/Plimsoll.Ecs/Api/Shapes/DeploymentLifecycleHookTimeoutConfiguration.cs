using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record DeploymentLifecycleHookTimeoutConfiguration
{
    [OneOf("ROLLBACK", "CONTINUE")]
    public string? Action { get; init; }

    [Range(1, 20160)]
    public int? TimeoutInMinutes { get; init; }
}
