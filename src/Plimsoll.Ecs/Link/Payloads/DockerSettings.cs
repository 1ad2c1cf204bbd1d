using System.Globalization;
using Plimsoll.AgentLink.Docker;
using Plimsoll.Ecs.Control.Tasks;

namespace Plimsoll.Ecs.Link.Payloads;

/// <summary>
/// The settings of a container that travel as Docker's own JSON. Binds, ports, memory, CPU shares and links must not be among
/// them: they would replace the agent's (spec/agent-protocol.md §2.7).
/// </summary>
internal static class DockerSettings
{
    private const long MiB = 1 << 20;
    private const long NanosecondsPerSecond = 1_000_000_000;

    public static DockerContainerConfig Config(ContainerDefinition container) => new()
    {
        User = container.User,
        WorkingDir = container.WorkingDirectory,
        Hostname = container.Hostname,
        Labels = container.DockerLabels,
        OpenStdin = container.Interactive,
        Tty = container.PseudoTerminal,
        NetworkDisabled = container.DisableNetworking,
        Healthcheck = container.HealthCheck is { } check
            ? new DockerHealthcheck
            {
                Test = check.Command,
                Interval = (check.Interval ?? 30) * NanosecondsPerSecond,
                Timeout = (check.Timeout ?? 5) * NanosecondsPerSecond,
                Retries = check.Retries ?? 3,
                StartPeriod = (check.StartPeriod ?? 0) * NanosecondsPerSecond,
            }
            : null,
    };

    public static DockerHostConfig HostConfig(ContainerDefinition container, string? networkMode, DockerLogConfig? log)
    {
        var linux = container.LinuxParameters;
        return new DockerHostConfig
        {
            NetworkMode = networkMode is null or NetworkModes.AwsVpc ? null : networkMode,
            MemoryReservation = container.MemoryReservation * MiB,
            MemorySwap = linux?.MaxSwap is { } swap ? (swap + (container.Memory ?? 0)) * MiB : null,
            // Without a bound on swap ECS leaves swappiness aside.
            MemorySwappiness = linux?.MaxSwap is null ? null : linux.Swappiness,
            Privileged = container.Privileged,
            ReadonlyRootfs = container.ReadonlyRootFilesystem,
            Init = linux?.InitProcessEnabled,
            ShmSize = linux?.SharedMemorySize * MiB,
            Dns = container.DnsServers,
            DnsSearch = container.DnsSearchDomains,
            ExtraHosts = container.ExtraHosts is { } hosts ? [.. hosts.Select(host => $"{host.Hostname}:{host.IpAddress}")] : null,
            SecurityOpt = container.DockerSecurityOptions,
            CapAdd = linux?.Capabilities?.Add,
            CapDrop = linux?.Capabilities?.Drop,
            Sysctls = container.SystemControls is { Count: > 0 } controls ? LastOfEach(controls.Select(control => (control.Namespace!, control.Value!))) : null,
            Tmpfs = linux?.Tmpfs is { Count: > 0 } tmpfs ? LastOfEach(tmpfs.Select(mount => (mount.ContainerPath!, Options(mount)))) : null,
            Ulimits = container.Ulimits is { } limits
                ? [.. limits.Select(limit => new DockerUlimit { Name = limit.Name, Soft = limit.SoftLimit ?? 0, Hard = limit.HardLimit ?? 0 })]
                : null,
            Devices = linux?.Devices is { } devices ? [.. devices.Select(Device)] : null,
            LogConfig = log,
        };
    }

    /// <summary>A map, where the last of several values of a key counts: a definition may name a key twice.</summary>
    public static Dictionary<string, string> LastOfEach(IEnumerable<(string Key, string Value)> pairs)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in pairs)
        {
            map[key] = value;
        }

        return map;
    }

    private static string Options(Tmpfs mount) =>
        string.Join(',', (mount.MountOptions ?? []).Append(string.Create(CultureInfo.InvariantCulture, $"size={mount.Size ?? 0}m")));

    private static DockerDevice Device(Device device) => new()
    {
        PathOnHost = device.HostPath,
        PathInContainer = device.ContainerPath ?? device.HostPath,
        CgroupPermissions = device.Permissions is { Count: > 0 } permissions
            ? string.Concat(permissions.Select(permission => permission switch { "read" => "r", "write" => "w", _ => "m" }))
            : "rwm",
    };
}
