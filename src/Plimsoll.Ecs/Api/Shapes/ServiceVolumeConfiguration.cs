using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record ServiceVolumeConfiguration
{
    public ServiceManagedEBSVolumeConfiguration? ManagedEBSVolume { get; init; }

    [Required]
    public string? Name { get; init; }
}
