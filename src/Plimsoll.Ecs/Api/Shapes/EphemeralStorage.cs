using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record EphemeralStorage
{
    [Required]
    public int? SizeInGiB { get; init; }
}
