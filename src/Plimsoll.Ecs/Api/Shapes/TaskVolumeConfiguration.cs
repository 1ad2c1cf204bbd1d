using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record TaskVolumeConfiguration
{
    public TaskManagedEBSVolumeConfiguration? ManagedEBSVolume { get; init; }

    [Required]
    public string? Name { get; init; }
}
