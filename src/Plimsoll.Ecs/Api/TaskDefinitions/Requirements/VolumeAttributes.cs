namespace Plimsoll.Ecs.Api.TaskDefinitions.Requirements;

/// <summary>What a volume requires of an instance.</summary>
internal static class VolumeAttributes
{
    public static IEnumerable<string> Of(Volume volume)
    {
        if (volume.DockerVolumeConfiguration is { } docker)
        {
            yield return Capability.New($"docker-plugin.{(docker.Driver ?? "local").Replace(':', '.')}");
            yield return Capability.DockerApi(25);
        }

        if (volume.EfsVolumeConfiguration is not null)
        {
            // Both, with or without transit encryption: so AWS answers.
            yield return Capability.New("efs");
            yield return Capability.New("efsAuth");
            yield return Capability.DockerApi(25);
        }

        if (volume.ConfiguredAtLaunch == true)
        {
            yield return Capability.New("storage.ebs-task-volume-attach");
        }

        if (volume.S3filesVolumeConfiguration is not null)
        {
            yield return Capability.New("storage.s3-files");
        }

        if (volume.FsxWindowsFileServerVolumeConfiguration is not null)
        {
            yield return Capability.New("fsxWindowsFileServer");
        }
    }
}
