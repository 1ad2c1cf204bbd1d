using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record PlacementConstraint
{
    public string? Expression { get; init; }

    [OneOf("distinctInstance", "memberOf")]
    public string? Type { get; init; }
}
