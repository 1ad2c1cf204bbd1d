using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record MetricConfiguration
{
    [Required]
    public IReadOnlyList<string>? MetricNames { get; init; }

    [Required]
    public int? ResolutionSeconds { get; init; }
}
