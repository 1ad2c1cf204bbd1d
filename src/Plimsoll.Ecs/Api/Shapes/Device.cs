using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record Device
{
    public string? ContainerPath { get; init; }

    [Required]
    public string? HostPath { get; init; }

    [OneOf("read", "write", "mknod")]
    public IReadOnlyList<string>? Permissions { get; init; }
}
