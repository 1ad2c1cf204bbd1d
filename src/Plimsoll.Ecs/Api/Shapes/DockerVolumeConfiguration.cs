using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record DockerVolumeConfiguration
{
    public bool? Autoprovision { get; init; }

    public string? Driver { get; init; }

    public IReadOnlyDictionary<string, string>? DriverOpts { get; init; }

    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    [OneOf("task", "shared")]
    public string? Scope { get; init; }
}
