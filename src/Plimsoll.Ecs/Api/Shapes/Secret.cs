using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record Secret
{
    [Required]
    public string? Name { get; init; }

    [Required]
    public string? ValueFrom { get; init; }
}
