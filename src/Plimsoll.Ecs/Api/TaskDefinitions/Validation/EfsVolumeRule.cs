namespace Plimsoll.Ecs.Api.TaskDefinitions.Validation;

/// <summary>EFS volumes (spec/volumes.md §4).</summary>
internal static class EfsVolumeRule
{
    private const string Enabled = "ENABLED";

    public static IEnumerable<string> Broken(Volume volume, TaskDefinition definition)
    {
        if (volume.EfsVolumeConfiguration is not { } efs)
        {
            yield break;
        }

        var accessPoint = efs.AuthorizationConfig?.AccessPointId;
        if (!efs.FileSystemId!.StartsWith("fs-", StringComparison.Ordinal))
        {
            yield return $"Invalid fileSystemId '{efs.FileSystemId}' of volume '{volume.Name}'.";
        }

        if (accessPoint is not null && !accessPoint.StartsWith("fsap-", StringComparison.Ordinal))
        {
            yield return $"Invalid accessPointId '{accessPoint}' of volume '{volume.Name}'.";
        }

        if (accessPoint is not null && efs.RootDirectory is not (null or "" or "/"))
        {
            yield return "When using an EFS access point, the root directory must either be set to \"/\" or be omitted.";
        }

        if (efs.AuthorizationConfig?.Iam == Enabled && efs.TransitEncryption != Enabled)
        {
            yield return "EFS IAM authorization requires TransitEncryption to be enabled.";
        }

        if (accessPoint is not null && efs.TransitEncryption != Enabled)
        {
            yield return "EFS access points require TransitEncryption to be enabled.";
        }

        if (efs.TransitEncryptionPort is not null && efs.TransitEncryption != Enabled)
        {
            yield return "TransitEncryptionPort requires that TransitEncryption is enabled.";
        }

        if (efs.TransitEncryptionPort is < 0 or > 65535)
        {
            yield return $"Invalid transitEncryptionPort of volume '{volume.Name}': it must be between 0 and 65535.";
        }

        if (Platforms.IsWindows(definition))
        {
            yield return "EFS volumes are not supported for Windows containers.";
        }
    }
}
