using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record TaskDefinitionPlacementConstraint
{
    public string? Expression { get; init; }

    [OneOf("memberOf")]
    public string? Type { get; init; }
}
