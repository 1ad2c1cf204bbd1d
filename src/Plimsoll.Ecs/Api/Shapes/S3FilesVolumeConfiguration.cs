using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record S3FilesVolumeConfiguration
{
    public string? AccessPointArn { get; init; }

    [Required]
    public string? FileSystemArn { get; init; }

    public string? RootDirectory { get; init; }

    public int? TransitEncryptionPort { get; init; }
}
