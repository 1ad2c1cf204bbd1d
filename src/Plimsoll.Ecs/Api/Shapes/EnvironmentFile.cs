using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record EnvironmentFile
{
    [Required, OneOf("s3")]
    public string? Type { get; init; }

    [Required]
    public string? Value { get; init; }
}
