using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record ContainerRestartPolicy
{
    [Required]
    public bool? Enabled { get; init; }

    public IReadOnlyList<int>? IgnoredExitCodes { get; init; }

    public int? RestartAttemptPeriod { get; init; }
}
