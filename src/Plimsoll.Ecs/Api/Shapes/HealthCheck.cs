using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record HealthCheck
{
    [Required]
    public IReadOnlyList<string>? Command { get; init; }

    public int? Interval { get; init; }

    public int? Retries { get; init; }

    public int? StartPeriod { get; init; }

    public int? Timeout { get; init; }
}
