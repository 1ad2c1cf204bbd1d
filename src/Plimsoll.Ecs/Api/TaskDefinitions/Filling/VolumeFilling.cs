namespace Plimsoll.Ecs.Api.TaskDefinitions.Filling;

/// <summary>The defaults that AWS fills into a volume (spec/volumes.md §1-4).</summary>
internal static class VolumeFilling
{
    public static Volume Fill(Volume volume) => volume with
    {
        Host = volume.Host ?? (IsBare(volume) ? new HostVolumeProperties() : null),
        DockerVolumeConfiguration = volume.DockerVolumeConfiguration is { } docker ? docker with { Scope = docker.Scope ?? "task" } : null,
        EfsVolumeConfiguration = volume.EfsVolumeConfiguration is { } efs ? efs with { RootDirectory = efs.RootDirectory ?? "/" } : null,
    };

    // A volume with nothing but a name is an empty one on the host.
    private static bool IsBare(Volume volume) => volume is
    {
        DockerVolumeConfiguration: null,
        EfsVolumeConfiguration: null,
        FsxWindowsFileServerVolumeConfiguration: null,
        S3filesVolumeConfiguration: null,
        ConfiguredAtLaunch: not true,
    };
}
