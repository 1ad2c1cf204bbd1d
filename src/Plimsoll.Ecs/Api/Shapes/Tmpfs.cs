using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record Tmpfs
{
    [Required]
    public string? ContainerPath { get; init; }

    public IReadOnlyList<string>? MountOptions { get; init; }

    [Required]
    public int? Size { get; init; }
}
