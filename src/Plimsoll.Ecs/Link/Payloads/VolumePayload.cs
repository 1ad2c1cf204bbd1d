using Plimsoll.AgentLink.Payload;
using DockerVolumeConfiguration = Plimsoll.AgentLink.Payload.DockerVolumeConfiguration;
using Shapes = Plimsoll.Ecs.Api.Shapes;

namespace Plimsoll.Ecs.Link.Payloads;

/// <summary>Volumes in the form in which an agent takes them (spec/agent-protocol.md §2.8).</summary>
internal static class VolumePayload
{
    public static AcsVolume From(Shapes.Volume volume)
    {
        if (volume.DockerVolumeConfiguration is { } docker)
        {
            return new AcsVolume
            {
                Name = volume.Name,
                Type = "docker",
                DockerVolumeConfiguration = new DockerVolumeConfiguration
                {
                    Scope = docker.Scope ?? "task",
                    Autoprovision = docker.Autoprovision ?? false,
                    Driver = docker.Driver ?? "local",
                    DriverOpts = docker.DriverOpts,
                    Labels = docker.Labels,
                },
            };
        }

        return volume.EfsVolumeConfiguration is { } efs
            ? new AcsVolume { Name = volume.Name, Type = "efs", EfsVolumeConfiguration = Efs(efs) }
            : new AcsVolume { Name = volume.Name, Type = "host", Host = new HostVolume { SourcePath = volume.Host?.SourcePath } };
    }

    private static EfsVolumeConfiguration Efs(Shapes.EFSVolumeConfiguration efs) => new()
    {
        FileSystemId = efs.FileSystemId,
        RootDirectory = efs.RootDirectory,
        TransitEncryption = efs.TransitEncryption,
        TransitEncryptionPort = efs.TransitEncryptionPort,
        AuthorizationConfig = efs.AuthorizationConfig is { } auth ? new EfsAuthorizationConfig { AccessPointId = auth.AccessPointId, Iam = auth.Iam } : null,
    };
}
