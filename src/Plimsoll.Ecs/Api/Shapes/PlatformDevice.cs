using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record PlatformDevice
{
    [Required]
    public string? Id { get; init; }

    [Required, OneOf("GPU", "NEURON_DEVICE")]
    public string? Type { get; init; }
}
