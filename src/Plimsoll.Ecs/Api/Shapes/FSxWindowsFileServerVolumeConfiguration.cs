using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record FSxWindowsFileServerVolumeConfiguration
{
    [Required]
    public FSxWindowsFileServerAuthorizationConfig? AuthorizationConfig { get; init; }

    [Required]
    public string? FileSystemId { get; init; }

    [Required]
    public string? RootDirectory { get; init; }
}
