using Plimsoll.Agent.Configuration;
using Plimsoll.Agent.ControlPlane;

namespace Plimsoll.Agent.Registration;

/// <summary>
/// The attributes that an agent registers (cluster-query-language §8). Only what this agent really does is among them: no
/// secrets, EFS, FireLens, exec or GPUs.
/// </summary>
internal static class Capabilities
{
    private const string Old = "com.amazonaws.ecs.capability.";
    private const string New = "ecs.capability.";

    // On AWS EC2 tells it; here it stands where clients look for an instance.
    private const string PrivateAddress = "plimsoll.private-ipv4-address";

    private static readonly Version[] RemoteApis =
    [
        new(1, 17), new(1, 18), new(1, 19), new(1, 20), new(1, 21), new(1, 22), new(1, 23), new(1, 24), new(1, 25), new(1, 28),
        new(1, 29), new(1, 30), new(1, 32),
    ];

    public static IReadOnlyList<InstanceAttribute> Of(AgentConfig config, EngineFacts engine, bool first) =>
    [
        .. first ? config.InstanceAttributes.Select(it => new InstanceAttribute(it.Key, it.Value)) : [],
        .. Names(config, engine).Select(name => new InstanceAttribute(name)),
        new("ecs.os-type", "linux"),
        new("ecs.os-family", "LINUX"),
        new("ecs.os-type-detailed", "LINUX"),
        .. config.External ? [new InstanceAttribute("ecs.cpu-architecture", engine.Architecture)] : Array.Empty<InstanceAttribute>(),
        .. config is { TaskEni: true, Shape.Vpc: { Id: not null, SubnetId: not null } vpc }
            ? [new InstanceAttribute("ecs.vpc-id", vpc.Id), new InstanceAttribute("ecs.subnet-id", vpc.SubnetId)] : Array.Empty<InstanceAttribute>(),
        .. config.Shape?.PrivateAddress is { } address ? [new InstanceAttribute(PrivateAddress, address.ToString())] : Array.Empty<InstanceAttribute>(),
    ];

    private static IEnumerable<string> Names(AgentConfig config, EngineFacts engine)
    {
        foreach (var version in RemoteApis.Where(version => version <= engine.ApiVersion))
        {
            yield return $"{Old}docker-remote-api.{version}";
        }

        foreach (var driver in config.LoggingDrivers)
        {
            yield return $"{Old}logging-driver.{driver}";
        }

        yield return Old + "ecr-auth";
        yield return New + "container-ordering";
        yield return New + "container-restart-policy";
        yield return New + "docker-plugin.local";
        yield return New + "execution-role-ecr-pull";
        yield return New + "full-sync";
        yield return New + "network.container-port-range";
        yield return New + "pid-ipc-namespace-sharing";
        yield return New + "private-registry-authentication.secretsmanager";
        yield return New + "secrets.asm.bootstrap.log-driver";
        yield return New + "secrets.asm.environment-variables";
        yield return New + "secrets.ssm.bootstrap.log-driver";
        yield return New + "secrets.ssm.environment-variables";
        var optional = new (bool Has, string Name)[]
        {
            (!config.DisablePrivileged, Old + "privileged-container"),
            (config.SelinuxCapable, Old + "selinux"),
            (config.ApparmorCapable, Old + "apparmor"),
            (config.TaskIamRole, Old + "task-iam-role"),
            (config.TaskIamRoleNetworkHost, Old + "task-iam-role-network-host"),
            (config.AwslogsExecutionRole, New + "execution-role-awslogs"),
            (!config.DisableHealthCheck, New + "container-health-check"),
            (config.TaskCpuMemLimit && engine.TaskCgroups, New + "task-cpu-mem-limit"),
            (config.TaskCpuMemLimit && engine.TaskCgroups, New + "increased-task-cpu-limit"),
            (config is { TaskEni: true, Shape.Vpc: not null }, New + "task-eni"),
            (config.External, New + "external"),
        };
        foreach (var (_, name) in optional.Where(it => it.Has))
        {
            yield return name;
        }
    }
}

/// <summary>What registration needs to know of the engine and the machine.</summary>
/// <param name="ApiVersion">Docker's API version.</param>
/// <param name="Version">Docker's version.</param>
/// <param name="Architecture"><c>x86_64</c> or <c>arm64</c>.</param>
/// <param name="Cpus">CPUs of the machine.</param>
/// <param name="MemoryMiB">Memory of the machine.</param>
/// <param name="TaskCgroups">Whether tasks can have cgroups of their own.</param>
internal sealed record EngineFacts(
    Version ApiVersion, string Version, string Architecture, int Cpus, int MemoryMiB, bool TaskCgroups);
