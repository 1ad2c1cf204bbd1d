using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record Scale
{
    [OneOf("PERCENT")]
    public string? Unit { get; init; }

    public double? Value { get; init; }
}
