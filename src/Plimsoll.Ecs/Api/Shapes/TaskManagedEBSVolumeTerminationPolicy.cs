using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record TaskManagedEBSVolumeTerminationPolicy
{
    [Required]
    public bool? DeleteOnTermination { get; init; }
}
