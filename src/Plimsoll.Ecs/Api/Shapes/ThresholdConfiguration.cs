using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record ThresholdConfiguration
{
    [Required, OneOf("BOUNDED_PERCENT", "COUNT", "UNBOUNDED_PERCENT")]
    public string? Type { get; init; }

    [Required]
    public int? Value { get; init; }
}
