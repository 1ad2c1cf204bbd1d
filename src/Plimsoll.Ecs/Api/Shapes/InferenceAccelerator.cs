using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record InferenceAccelerator
{
    [Required]
    public string? DeviceName { get; init; }

    [Required]
    public string? DeviceType { get; init; }
}
