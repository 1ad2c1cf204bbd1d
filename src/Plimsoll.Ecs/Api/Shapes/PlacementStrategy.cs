using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record PlacementStrategy
{
    public string? Field { get; init; }

    [OneOf("random", "spread", "binpack")]
    public string? Type { get; init; }
}
