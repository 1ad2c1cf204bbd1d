using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record EFSVolumeConfiguration
{
    public EFSAuthorizationConfig? AuthorizationConfig { get; init; }

    [Required]
    public string? FileSystemId { get; init; }

    public string? RootDirectory { get; init; }

    [OneOf("ENABLED", "DISABLED")]
    public string? TransitEncryption { get; init; }

    public int? TransitEncryptionPort { get; init; }
}
