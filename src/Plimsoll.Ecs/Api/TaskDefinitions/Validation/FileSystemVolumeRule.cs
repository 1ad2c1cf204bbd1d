namespace Plimsoll.Ecs.Api.TaskDefinitions.Validation;

/// <summary>Volumes of FSx for Windows File Server and of S3 Files (spec/volumes.md §6).</summary>
internal static class FileSystemVolumeRule
{
    public static IEnumerable<string> Broken(Volume volume, TaskDefinition definition)
    {
        if (volume.FsxWindowsFileServerVolumeConfiguration is not null && definition.ExecutionRoleArn is null)
        {
            yield return $"Volume '{volume.Name}' of FSx for Windows File Server requires a value for 'executionRoleArn'.";
        }

        if (volume.S3filesVolumeConfiguration is not { } files)
        {
            yield break;
        }

        if (definition.TaskRoleArn is null)
        {
            yield return $"Volume '{volume.Name}' of S3 Files requires a value for 'taskRoleArn'.";
        }

        if (files.AccessPointArn is not null && files.RootDirectory is not (null or "" or "/"))
        {
            yield return $"The root directory of volume '{volume.Name}' must be omitted or set to / when an access point is specified.";
        }
    }
}
