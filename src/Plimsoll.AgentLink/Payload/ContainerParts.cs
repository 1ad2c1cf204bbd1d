namespace Plimsoll.AgentLink.Payload;

/// <summary>A published port or range of ports.</summary>
public sealed record PortMapping
{
    /// <summary>The port in the container.</summary>
    public int? ContainerPort { get; init; }

    /// <summary>The port on the instance; 0 or absent lets the agent pick.</summary>
    public int? HostPort { get; init; }

    /// <summary><c>tcp</c> (when absent) or <c>udp</c>.</summary>
    public string? Protocol { get; init; }

    /// <summary>Instead of <see cref="ContainerPort"/>: <c>a-b</c>.</summary>
    public string? ContainerPortRange { get; init; }

    /// <summary>The mapping's name.</summary>
    public string? Name { get; init; }
}

/// <summary>Mounts a volume of the task.</summary>
public sealed record MountPoint
{
    /// <summary>The volume's name.</summary>
    public string? SourceVolume { get; init; }

    /// <summary>Where it is mounted.</summary>
    public string? ContainerPath { get; init; }

    /// <summary>Whether the container may not write to it.</summary>
    public bool? ReadOnly { get; init; }
}

/// <summary>Takes over the mounts of another container of the task.</summary>
public sealed record VolumeFrom
{
    /// <summary>The other container's name.</summary>
    public string? SourceContainer { get; init; }

    /// <summary>Whether the container may not write to them.</summary>
    public bool? ReadOnly { get; init; }
}

/// <summary>A start-up dependency on another container of the task (tasks-services §5).</summary>
public sealed record ContainerDependency
{
    /// <summary>The other container's name.</summary>
    public string? ContainerName { get; init; }

    /// <summary><c>START</c>, <c>COMPLETE</c>, <c>SUCCESS</c> or <c>HEALTHY</c>.</summary>
    public string? Condition { get; init; }
}

/// <summary>Restarts of a single container by the agent (tasks-services §3).</summary>
public sealed record RestartPolicy
{
    /// <summary>Whether the container is restarted.</summary>
    public bool? Enabled { get; init; }

    /// <summary>Exit codes after which it is not.</summary>
    public IReadOnlyList<int>? IgnoredExitCodes { get; init; }

    /// <summary>Seconds that the container must have run (300 when absent).</summary>
    public long? RestartAttemptPeriod { get; init; }
}

/// <summary>Docker's own description of a container, as JSON strings.</summary>
public sealed record DockerConfig
{
    /// <summary>A Docker API version; <c>1.18</c> by convention.</summary>
    public string? Version { get; init; }

    /// <summary>JSON of a <see cref="Docker.DockerContainerConfig"/>.</summary>
    public string? Config { get; init; }

    /// <summary>JSON of a <see cref="Docker.DockerHostConfig"/>; what it sets wins over what the agent derived.</summary>
    public string? HostConfig { get; init; }
}

/// <summary>A file of environment variables.</summary>
public sealed record EnvironmentFile
{
    /// <summary>The S3 object's ARN.</summary>
    public string? Value { get; init; }

    /// <summary><c>s3</c>.</summary>
    public string? Type { get; init; }
}

/// <summary>A log router.</summary>
public sealed record FirelensConfiguration
{
    /// <summary><c>fluentd</c> or <c>fluentbit</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Its options.</summary>
    public IReadOnlyDictionary<string, string>? Options { get; init; }
}

/// <summary>An agent that is run beside a container.</summary>
public sealed record ManagedAgent
{
    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>Its properties.</summary>
    public IReadOnlyDictionary<string, string>? Properties { get; init; }
}
