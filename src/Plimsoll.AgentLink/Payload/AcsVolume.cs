namespace Plimsoll.AgentLink.Payload;

/// <summary>A volume of a task (agent-protocol §2.8). An unknown <see cref="Type"/> makes the agent refuse the task.</summary>
public sealed record AcsVolume
{
    /// <summary>Required.</summary>
    public string? Name { get; init; }

    /// <summary>Absent means <c>host</c>; else <c>docker</c>, <c>efs</c>, <c>fsxWindowsFileServer</c>.</summary>
    public string? Type { get; init; }

    /// <summary>A directory of the instance; an empty object is a volume made for the task.</summary>
    public HostVolume? Host { get; init; }

    /// <summary>A Docker volume.</summary>
    public DockerVolumeConfiguration? DockerVolumeConfiguration { get; init; }

    /// <summary>A file system of EFS.</summary>
    public EfsVolumeConfiguration? EfsVolumeConfiguration { get; init; }
}

/// <summary>A bind mount.</summary>
public sealed record HostVolume
{
    /// <summary>The directory; absent makes an empty volume for the task.</summary>
    public string? SourcePath { get; init; }
}

/// <summary>A Docker volume (volumes §3).</summary>
public sealed record DockerVolumeConfiguration
{
    /// <summary><c>task</c> (when absent) or <c>shared</c>.</summary>
    public string? Scope { get; init; }

    /// <summary>For <c>shared</c>: make it when it does not exist.</summary>
    public bool? Autoprovision { get; init; }

    /// <summary><c>local</c> when absent.</summary>
    public string? Driver { get; init; }

    /// <summary>Options for the driver.</summary>
    public IReadOnlyDictionary<string, string>? DriverOpts { get; init; }

    /// <summary>Labels of the volume.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }
}

/// <summary>An EFS volume (volumes §4).</summary>
public sealed record EfsVolumeConfiguration
{
    /// <summary>The file system's id.</summary>
    public string? FileSystemId { get; init; }

    /// <summary>The directory that is mounted; <c>/</c> when absent.</summary>
    public string? RootDirectory { get; init; }

    /// <summary><c>ENABLED</c> or <c>DISABLED</c>.</summary>
    public string? TransitEncryption { get; init; }

    /// <summary>The port of the encrypting proxy.</summary>
    public int? TransitEncryptionPort { get; init; }

    /// <summary>Access point and IAM.</summary>
    public EfsAuthorizationConfig? AuthorizationConfig { get; init; }
}

/// <summary>How an EFS mount is authorised.</summary>
public sealed record EfsAuthorizationConfig
{
    /// <summary>The access point's id.</summary>
    public string? AccessPointId { get; init; }

    /// <summary><c>ENABLED</c> or <c>DISABLED</c>.</summary>
    public string? Iam { get; init; }
}
