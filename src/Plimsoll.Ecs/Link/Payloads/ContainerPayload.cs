using Plimsoll.AgentLink.Docker;
using Plimsoll.AgentLink.Payload;
using Plimsoll.Ecs.Control.Tasks;
using Plimsoll.Wire.Arns;
using ContainerDependency = Plimsoll.AgentLink.Payload.ContainerDependency;
using EnvironmentFile = Plimsoll.AgentLink.Payload.EnvironmentFile;
using FirelensConfiguration = Plimsoll.AgentLink.Payload.FirelensConfiguration;
using MountPoint = Plimsoll.AgentLink.Payload.MountPoint;
using PortMapping = Plimsoll.AgentLink.Payload.PortMapping;
using VolumeFrom = Plimsoll.AgentLink.Payload.VolumeFrom;
using Shapes = Plimsoll.Ecs.Api.Shapes;

namespace Plimsoll.Ecs.Link.Payloads;

/// <summary>A container in the form in which its agent takes it (spec/agent-protocol.md §2.7).</summary>
internal static class ContainerPayload
{
    private const string DockerApi = "1.18";

    /// <param name="container">Definition with the task's overrides applied: nothing but the command may travel as an override.</param>
    /// <param name="shown">The container of the task.</param>
    /// <param name="task">Definition of the task.</param>
    /// <param name="logMode">Mode of log drivers where the definition names none; null for AWS's default.</param>
    /// <param name="executionRole">True when the task has an execution role.</param>
    /// <param name="own">This server's registry.</param>
    public static AcsContainer From(
        Shapes.ContainerDefinition container, Shapes.Container shown, Shapes.TaskDefinition task, string? logMode, bool executionRole, OwnRegistry own) => new()
    {
        Name = container.Name,
        Image = container.Image,
        Essential = container.Essential ?? true,
        Cpu = container.Cpu ?? 0,
        Memory = container.Memory ?? 0,
        Command = container.Command,
        EntryPoint = container.EntryPoint,
        Environment = Environment(container),
        Overrides = "{}",
        Links = container.Links,
        PortMappings = [.. (container.PortMappings ?? []).Select(mapping => Port(mapping, task.NetworkMode))],
        MountPoints = [.. (container.MountPoints ?? []).Select(mount => new MountPoint
        {
            SourceVolume = mount.SourceVolume,
            ContainerPath = mount.ContainerPath,
            ReadOnly = mount.ReadOnly ?? false,
        })],
        VolumesFrom = [.. (container.VolumesFrom ?? []).Select(from => new VolumeFrom { SourceContainer = from.SourceContainer, ReadOnly = from.ReadOnly ?? false })],
        DependsOn = [.. (container.DependsOn ?? []).Select(dependency => new ContainerDependency
        {
            ContainerName = dependency.ContainerName,
            Condition = dependency.Condition,
        })],
        StartTimeout = container.StartTimeout,
        StopTimeout = container.StopTimeout,
        HealthCheckType = container.HealthCheck is null ? null : "docker",
        RestartPolicy = container.RestartPolicy is { } policy
            ? new RestartPolicy { Enabled = policy.Enabled, IgnoredExitCodes = policy.IgnoredExitCodes, RestartAttemptPeriod = policy.RestartAttemptPeriod }
            : null,
        ContainerArn = shown.ContainerArn,
        DockerConfig = new DockerConfig
        {
            Version = DockerApi,
            Config = DockerSettings.Config(container).ToJson(),
            HostConfig = DockerSettings.HostConfig(container, task.NetworkMode, LogPayload.From(container, shown, logMode)).ToJson(),
        },
        RegistryAuthentication = RegistryPayload.From(container, new RegistryHost(Account(shown), Region(shown)), executionRole, own),
        Secrets = [.. SecretPayload.From(container, Region(shown))],
        LogsAuthStrategy = container.LogConfiguration?.LogDriver == "awslogs" && executionRole ? "ExecutionRole" : null,
        EnvironmentFiles = container.EnvironmentFiles is { Count: > 0 } files
            ? [.. files.Select(file => new EnvironmentFile { Type = file.Type, Value = file.Value })]
            : null,
        FirelensConfiguration = container.FirelensConfiguration is { } firelens
            ? new FirelensConfiguration { Type = firelens.Type, Options = firelens.Options }
            : null,
    };

    private static string Region(Shapes.Container shown) => shown.TaskArn!.Split(':')[3];

    private static string Account(Shapes.Container shown) => shown.TaskArn!.Split(':')[4];

    // The agent does not set this one itself.
    private static Dictionary<string, string> Environment(Shapes.ContainerDefinition container)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal) { ["AWS_EXECUTION_ENV"] = "AWS_ECS_EC2" };
        foreach (var pair in container.Environment ?? [])
        {
            all[pair.Name ?? ""] = pair.Value ?? "";
        }

        return all;
    }

    private static PortMapping Port(Shapes.PortMapping mapping, string? networkMode)
    {
        var protocol = mapping.Protocol ?? "tcp";
        if (mapping.ContainerPortRange is { } range)
        {
            return new PortMapping { ContainerPortRange = range, Protocol = protocol };
        }

        var same = networkMode is NetworkModes.Host or NetworkModes.AwsVpc;
        return new PortMapping
        {
            ContainerPort = mapping.ContainerPort,
            HostPort = mapping.HostPort is > 0 ? mapping.HostPort : same ? mapping.ContainerPort : 0,
            Protocol = protocol,
            Name = mapping.Name,
        };
    }
}
