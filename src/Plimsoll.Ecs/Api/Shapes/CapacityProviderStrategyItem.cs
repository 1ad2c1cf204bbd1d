using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record CapacityProviderStrategyItem
{
    [Range(0, 100000)]
    public int? Base { get; init; }

    [Required]
    public string? CapacityProvider { get; init; }

    [Range(0, 1000)]
    public int? Weight { get; init; }
}
