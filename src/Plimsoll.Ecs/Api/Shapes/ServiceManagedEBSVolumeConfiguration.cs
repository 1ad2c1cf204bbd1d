using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record ServiceManagedEBSVolumeConfiguration
{
    public bool? Encrypted { get; init; }

    [OneOf("ext3", "ext4", "xfs", "ntfs")]
    public string? FilesystemType { get; init; }

    public int? Iops { get; init; }

    public string? KmsKeyId { get; init; }

    [Required]
    public string? RoleArn { get; init; }

    public int? SizeInGiB { get; init; }

    public string? SnapshotId { get; init; }

    public IReadOnlyList<EBSTagSpecification>? TagSpecifications { get; init; }

    public int? Throughput { get; init; }

    public int? VolumeInitializationRate { get; init; }

    public string? VolumeType { get; init; }
}
