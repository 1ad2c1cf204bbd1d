using System.Text.Json;
using System.Text.Json.Serialization;

namespace Plimsoll.AgentLink.Docker;

/// <summary>
/// The Docker HostConfig that <see cref="Payload.DockerConfig.HostConfig"/> carries as a JSON string. Binds, PortBindings, Memory,
/// CpuShares and Links are the agent's and have no place here (agent-protocol §2.7).
/// </summary>
public sealed record DockerHostConfig
{
    /// <summary><c>bridge</c>, <c>host</c>, <c>none</c>; left out for awsvpc.</summary>
    [JsonPropertyName("NetworkMode")]
    public string? NetworkMode { get; init; }

    /// <summary>Soft memory limit in bytes.</summary>
    [JsonPropertyName("MemoryReservation")]
    public long? MemoryReservation { get; init; }

    /// <summary>Memory plus swap in bytes; -1 is unlimited swap.</summary>
    [JsonPropertyName("MemorySwap")]
    public long? MemorySwap { get; init; }

    /// <summary>0 to 100.</summary>
    [JsonPropertyName("MemorySwappiness")]
    public long? MemorySwappiness { get; init; }

    /// <summary>Runs with all rights of the host.</summary>
    [JsonPropertyName("Privileged")]
    public bool? Privileged { get; init; }

    /// <summary>Mounts the root file system read-only.</summary>
    [JsonPropertyName("ReadonlyRootfs")]
    public bool? ReadonlyRootfs { get; init; }

    /// <summary>Runs an init process as PID 1.</summary>
    [JsonPropertyName("Init")]
    public bool? Init { get; init; }

    /// <summary>Size of /dev/shm in bytes.</summary>
    [JsonPropertyName("ShmSize")]
    public long? ShmSize { get; init; }

    /// <summary>DNS servers.</summary>
    [JsonPropertyName("Dns")]
    public IReadOnlyList<string>? Dns { get; init; }

    /// <summary>DNS search domains.</summary>
    [JsonPropertyName("DnsSearch")]
    public IReadOnlyList<string>? DnsSearch { get; init; }

    /// <summary>Lines for /etc/hosts, <c>name:address</c>.</summary>
    [JsonPropertyName("ExtraHosts")]
    public IReadOnlyList<string>? ExtraHosts { get; init; }

    /// <summary>SELinux, AppArmor and seccomp options.</summary>
    [JsonPropertyName("SecurityOpt")]
    public IReadOnlyList<string>? SecurityOpt { get; init; }

    /// <summary>Capabilities given.</summary>
    [JsonPropertyName("CapAdd")]
    public IReadOnlyList<string>? CapAdd { get; init; }

    /// <summary>Capabilities taken.</summary>
    [JsonPropertyName("CapDrop")]
    public IReadOnlyList<string>? CapDrop { get; init; }

    /// <summary>Namespaced kernel parameters.</summary>
    [JsonPropertyName("Sysctls")]
    public IReadOnlyDictionary<string, string>? Sysctls { get; init; }

    /// <summary>Path to mount options, for example <c>size=16m,noexec</c>.</summary>
    [JsonPropertyName("Tmpfs")]
    public IReadOnlyDictionary<string, string>? Tmpfs { get; init; }

    /// <summary>Resource limits.</summary>
    [JsonPropertyName("Ulimits")]
    public IReadOnlyList<DockerUlimit>? Ulimits { get; init; }

    /// <summary>Devices of the host.</summary>
    [JsonPropertyName("Devices")]
    public IReadOnlyList<DockerDevice>? Devices { get; init; }

    /// <summary>The log driver.</summary>
    [JsonPropertyName("LogConfig")]
    public DockerLogConfig? LogConfig { get; init; }

    /// <summary>Gives the JSON string.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, AgentLinkJson.Default.DockerHostConfig);

    /// <summary>Reads the JSON string; absent or empty is an empty config.</summary>
    /// <exception cref="JsonException">It is not a Docker HostConfig.</exception>
    public static DockerHostConfig Parse(string? json) =>
        string.IsNullOrEmpty(json) ? new() : JsonSerializer.Deserialize(json, AgentLinkJson.Default.DockerHostConfig) ?? new();
}

/// <summary>A resource limit.</summary>
public sealed record DockerUlimit
{
    /// <summary>For example <c>nofile</c>.</summary>
    [JsonPropertyName("Name")]
    public string? Name { get; init; }

    /// <summary>The soft limit.</summary>
    [JsonPropertyName("Soft")]
    public long Soft { get; init; }

    /// <summary>The hard limit.</summary>
    [JsonPropertyName("Hard")]
    public long Hard { get; init; }
}

/// <summary>A device of the host in the container.</summary>
public sealed record DockerDevice
{
    /// <summary>The path on the host.</summary>
    [JsonPropertyName("PathOnHost")]
    public string? PathOnHost { get; init; }

    /// <summary>The path in the container.</summary>
    [JsonPropertyName("PathInContainer")]
    public string? PathInContainer { get; init; }

    /// <summary>Of the letters <c>r</c>, <c>w</c>, <c>m</c>.</summary>
    [JsonPropertyName("CgroupPermissions")]
    public string? CgroupPermissions { get; init; }
}

/// <summary>A log driver and its options.</summary>
public sealed record DockerLogConfig
{
    /// <summary>The driver, for example <c>awslogs</c>.</summary>
    [JsonPropertyName("Type")]
    public string? Type { get; init; }

    /// <summary>Its options.</summary>
    [JsonPropertyName("Config")]
    public IReadOnlyDictionary<string, string>? Config { get; init; }
}
