using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record HostEntry
{
    [Required]
    public string? Hostname { get; init; }

    [Required]
    public string? IpAddress { get; init; }
}
