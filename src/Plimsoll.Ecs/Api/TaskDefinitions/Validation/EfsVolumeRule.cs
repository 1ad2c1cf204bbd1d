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
        var iam = efs.AuthorizationConfig?.Iam == Enabled;
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
            yield return $"The root directory of volume '{volume.Name}' must be omitted or set to / when an access point is specified.";
        }

        if ((accessPoint is not null || iam) && efs.TransitEncryption != Enabled)
        {
            yield return $"Transit encryption must be enabled for volume '{volume.Name}' when IAM authorization or an access point is used.";
        }

        if (efs.TransitEncryptionPort is < 0 or > 65535)
        {
            yield return $"Invalid transitEncryptionPort of volume '{volume.Name}': it must be between 0 and 65535.";
        }

        if (iam && definition.TaskRoleArn is null)
        {
            yield return $"IAM authorization of volume '{volume.Name}' requires a value for 'taskRoleArn'.";
        }

        if (Platforms.IsWindows(definition))
        {
            yield return "EFS volumes are not supported for Windows containers.";
        }
    }
}
