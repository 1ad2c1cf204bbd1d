namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record Volume
{
    public bool? ConfiguredAtLaunch { get; init; }

    public DockerVolumeConfiguration? DockerVolumeConfiguration { get; init; }

    public EFSVolumeConfiguration? EfsVolumeConfiguration { get; init; }

    public FSxWindowsFileServerVolumeConfiguration? FsxWindowsFileServerVolumeConfiguration { get; init; }

    public HostVolumeProperties? Host { get; init; }

    public string? Name { get; init; }

    public S3FilesVolumeConfiguration? S3filesVolumeConfiguration { get; init; }
}
