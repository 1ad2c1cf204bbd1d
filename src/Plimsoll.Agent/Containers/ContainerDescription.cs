using Docker.DotNet.Models;
using Plimsoll.Agent.Tasks;
using Plimsoll.AgentLink.Payload;
using MountPoint = Plimsoll.AgentLink.Payload.MountPoint;

namespace Plimsoll.Agent.Containers;

/// <summary>What surrounds a container when it is described to Docker.</summary>
internal sealed record ContainerSurroundings
{
    public required string Name { get; init; }

    public required Dictionary<string, string> Labels { get; init; }

    /// <summary>What it is made from: the image by its digest, or by its name where that is all there is.</summary>
    public required string Image { get; init; }

    /// <summary>Docker's network mode.</summary>
    public required string Network { get; init; }

    /// <summary>Addresses on which a port is published; an empty one is all.</summary>
    public Func<HostPort, IReadOnlyList<string>> HostAddresses { get; init; } = _ => [""];

    /// <summary>DNS servers for a container that names none.</summary>
    public IReadOnlyList<string> DnsServers { get; init; } = [];

    public IReadOnlyList<HostPort> Ports { get; init; } = [];

    /// <summary>The parent cgroup; empty for Docker's own.</summary>
    public string CgroupParent { get; init; } = "";

    /// <summary>Volume name of the task to what Docker mounts: a path or a Docker volume.</summary>
    public IReadOnlyDictionary<string, string> Volumes { get; init; } = new Dictionary<string, string>();

    /// <summary>Docker ids of the task's containers.</summary>
    public IReadOnlyDictionary<string, string> Ids { get; init; } = new Dictionary<string, string>();

    /// <summary>Variables of ours.</summary>
    public required InjectedEnvironment Environment { get; init; }

    public int? PidsLimit { get; init; }

    /// <summary>Environment variables that hold secrets.</summary>
    public IReadOnlyDictionary<string, string> Secrets { get; init; } = new Dictionary<string, string>();

    /// <summary>Options of the log driver that hold secrets.</summary>
    public IReadOnlyDictionary<string, string> SecretLogOptions { get; init; } = new Dictionary<string, string>();

    /// <summary>The log driver that Docker gets, where it is not the task's own.</summary>
    public LogConfig? LogConfig { get; init; }
}

/// <summary>Describes a container of a task to Docker (agent-protocol §2.7). A pure function.</summary>
internal static class ContainerDescription
{
    private const long MiB = 1048576;
    private const long LeastMemory = 6 * MiB;
    private const int ShortIdLength = 12;

    public static CreateContainerParameters Of(AcsTask task, ContainerPlan plan, ContainerSurroundings around)
    {
        var source = plan.Source!;
        return new CreateContainerParameters
        {
            Name = around.Name,
            Image = around.Image,
            Cmd = List(plan.Command),
            Entrypoint = List(source.EntryPoint),
            Env = Environment(source, around),
            Labels = Merge(plan.Config.Labels, around.Labels),
            User = plan.Config.User!,
            WorkingDir = plan.Config.WorkingDir!,
            Hostname = plan.Config.Hostname!,
            Tty = plan.Config.Tty ?? false,
            OpenStdin = plan.Config.OpenStdin ?? false,
            NetworkDisabled = plan.Config.NetworkDisabled,
            ExposedPorts = around.Ports.SelectMany(Each).DistinctBy(it => it.Key).ToDictionary(it => it.Key, _ => default(EmptyStruct)),
            Healthcheck = Healthcheck(plan),
            StopTimeout = plan.StopTimeout,
            HostConfig = Host(task, plan, around),
            NetworkingConfig = Endpoint(source, around)!,
        };
    }

    // On a network that was made for the purpose, links belong to the endpoint; Docker ignores those of the host config. They are
    // looked up as names there, and the short form of the id is one.
    private static NetworkingConfig? Endpoint(AcsContainer source, ContainerSurroundings around) =>
        around.Network != "bridge" && source.Links is { Count: > 0 } links
            ? new NetworkingConfig
            {
                EndpointsConfig = new Dictionary<string, EndpointSettings>
                {
                    [around.Network] = new() { Links = [.. links.Select(link => Link(link, around.Ids, ShortIdLength))] },
                },
            }
            : null;

    private static HostConfig Host(AcsTask task, ContainerPlan plan, ContainerSurroundings around)
    {
        var source = plan.Source!;
        var host = plan.Host;
        return new HostConfig
        {
            Binds = [.. (source.MountPoints ?? []).Select(mount => Bind(mount, around.Volumes))],
            VolumesFrom = [.. (source.VolumesFrom ?? []).Select(from =>
                around.Ids[from.SourceContainer!] + (from.ReadOnly == true ? ":ro" : ":rw"))],
            Links = around.Network == "bridge" ? [.. (source.Links ?? []).Select(link => Link(link, around.Ids))] : null!,
            NetworkMode = around.Network,
            PidMode = Namespace(task.PidMode, around.Ids)!,
            IpcMode = Namespace(task.IpcMode, around.Ids)!,
            PortBindings = around.Ports.SelectMany(port => Each(port).SelectMany(it => around.HostAddresses(port).Select(address => (it.Key, address, it.HostPort))))
                .GroupBy(it => it.Key).ToDictionary(
                    port => port.Key,
                    port => (IList<PortBinding>)[.. port.Select(it => new PortBinding { HostIP = it.address, HostPort = it.HostPort })]),
            CgroupParent = around.CgroupParent,
            CPUShares = CpuShares(source.Cpu ?? 0),
            Memory = source.Memory is > 0 and var memory ? Math.Max(LeastMemory, memory * MiB) : 0,
            MemoryReservation = host.MemoryReservation ?? 0,
            MemorySwap = host.MemorySwap ?? 0,
            MemorySwappiness = host.MemorySwappiness,
            PidsLimit = around.PidsLimit,
            Privileged = host.Privileged ?? false,
            ReadonlyRootfs = host.ReadonlyRootfs ?? false,
            Init = host.Init,
            ShmSize = host.ShmSize ?? 0,
            DNS = host.Dns is { Count: > 0 } || !TakesServers(around.Network) ? List(host.Dns) : List(around.DnsServers),
            DNSSearch = List(host.DnsSearch),
            ExtraHosts = List(host.ExtraHosts),
            SecurityOpt = List(host.SecurityOpt),
            CapAdd = List(host.CapAdd),
            CapDrop = List(host.CapDrop),
            Sysctls = host.Sysctls?.ToDictionary()!,
            Tmpfs = host.Tmpfs?.ToDictionary()!,
            Ulimits = [.. (host.Ulimits ?? []).Select(it => new Ulimit { Name = it.Name!, Soft = it.Soft, Hard = it.Hard })],
            Devices = [.. (host.Devices ?? []).Select(it => new DeviceMapping
            {
                PathOnHost = it.PathOnHost!,
                PathInContainer = it.PathInContainer ?? it.PathOnHost!,
                CgroupPermissions = it.CgroupPermissions ?? "rwm",
            })],
            LogConfig = around.LogConfig ?? (host.LogConfig is { Type: { } driver } log
                ? new LogConfig { Type = driver, Config = Merge(log.Config, around.SecretLogOptions) }
                : null!),
        };
    }

    // Whoever joins another container's network has its names too.
    private static bool TakesServers(string network) => network != "none" && !network.StartsWith("container:", StringComparison.Ordinal);

    private static long CpuShares(long cpu) => Math.Clamp(cpu, 2, 262_144);

    private static List<string> Environment(AcsContainer source, ContainerSurroundings around)
    {
        var variables = new Dictionary<string, string>(around.Environment.Defaults);
        foreach (var (name, value) in (source.Environment ?? new Dictionary<string, string>()).Concat(around.Secrets).Concat(around.Environment.Fixed))
        {
            variables[name] = value;
        }

        return [.. variables.Select(it => $"{it.Key}={it.Value}")];
    }

    // A health check of the image does not count: ECS looks at the task definition's alone.
    private static HealthcheckConfig Healthcheck(ContainerPlan plan) => plan is { HasHealthCheck: true, Config.Healthcheck: { } check }
        ? new HealthcheckConfig
        {
            Test = List(check.Test),
            Interval = Nanoseconds(check.Interval),
            Timeout = Nanoseconds(check.Timeout),
            StartPeriod = Nanoseconds(check.StartPeriod),
            Retries = check.Retries,
        }
        : new HealthcheckConfig { Test = ["NONE"] };

    private static TimeSpan? Nanoseconds(long? value) => value is { } some ? TimeSpan.FromTicks(some / 100) : null;

    private static string Bind(MountPoint mount, IReadOnlyDictionary<string, string> volumes) =>
        $"{volumes[mount.SourceVolume!]}:{mount.ContainerPath}{(mount.ReadOnly == true ? ":ro" : "")}";

    private static string Link(string link, IReadOnlyDictionary<string, string> ids, int length = int.MaxValue)
    {
        var parts = link.Split(':', 2);
        var id = ids[parts[0]];
        return $"{id[..Math.Min(length, id.Length)]}:{parts[^1]}";
    }

    private static string? Namespace(string? mode, IReadOnlyDictionary<string, string> ids) => mode switch
    {
        "task" => "container:" + ids[TaskPlan.PauseName],
        "" => null,
        _ => mode,
    };

    private static IEnumerable<(string Key, string HostPort)> Each(HostPort port)
    {
        for (var i = 0; i < port.Count; i++)
        {
            yield return ($"{port.ContainerPort + i}/{port.Protocol}", $"{port.Port + i}");
        }
    }

    private static Dictionary<string, string> Merge(IReadOnlyDictionary<string, string>? users, IReadOnlyDictionary<string, string> ours)
    {
        var all = users?.ToDictionary() ?? [];
        foreach (var (name, value) in ours)
        {
            all[name] = value;
        }

        return all;
    }

    private static List<string> List(IReadOnlyList<string>? values) => values is null ? null! : [.. values];
}
