namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record InferenceAcceleratorOverride
{
    public string? DeviceName { get; init; }

    public string? DeviceType { get; init; }
}
