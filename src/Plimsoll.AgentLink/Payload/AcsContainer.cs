namespace Plimsoll.AgentLink.Payload;

/// <summary>A container of an <see cref="AcsTask"/> (agent-protocol §2.7).</summary>
public sealed record AcsContainer
{
    /// <summary>Required. The container's name in the task definition.</summary>
    public string? Name { get; init; }

    /// <summary>Required. The image reference.</summary>
    public string? Image { get; init; }

    /// <summary>When it exits, the task stops. True when absent.</summary>
    public bool? Essential { get; init; }

    /// <summary>CPU units; 0 becomes 2 Docker CPU shares.</summary>
    public long? Cpu { get; init; }

    /// <summary>Hard memory limit in MiB; 0 or absent is none.</summary>
    public long? Memory { get; init; }

    /// <summary>The command.</summary>
    public IReadOnlyList<string>? Command { get; init; }

    /// <summary>The entry point.</summary>
    public IReadOnlyList<string>? EntryPoint { get; init; }

    /// <summary>The environment, overrides already merged into it.</summary>
    public IReadOnlyDictionary<string, string>? Environment { get; init; }

    /// <summary>Files of variables in S3.</summary>
    public IReadOnlyList<EnvironmentFile>? EnvironmentFiles { get; init; }

    /// <summary>A JSON <em>string</em> of <see cref="ContainerOverrides"/>: only <c>command</c> is allowed in it.</summary>
    public string? Overrides { get; init; }

    /// <summary>Links to containers of the same task, <c>name[:alias]</c>; bridge mode only.</summary>
    public IReadOnlyList<string>? Links { get; init; }

    /// <summary>The published ports.</summary>
    public IReadOnlyList<PortMapping>? PortMappings { get; init; }

    /// <summary>The mounts of the task's volumes.</summary>
    public IReadOnlyList<MountPoint>? MountPoints { get; init; }

    /// <summary>The mounts taken over from other containers.</summary>
    public IReadOnlyList<VolumeFrom>? VolumesFrom { get; init; }

    /// <summary>What must have happened to other containers before this one starts.</summary>
    public IReadOnlyList<ContainerDependency>? DependsOn { get; init; }

    /// <summary>Seconds within which a dependency on this container must be met.</summary>
    public long? StartTimeout { get; init; }

    /// <summary>Seconds between SIGTERM and SIGKILL.</summary>
    public long? StopTimeout { get; init; }

    /// <summary><c>docker</c> when the container has a health check in <see cref="DockerConfig"/>.</summary>
    public string? HealthCheckType { get; init; }

    /// <summary>Restarts by the agent itself.</summary>
    public RestartPolicy? RestartPolicy { get; init; }

    /// <summary>The container's ARN.</summary>
    public string? ContainerArn { get; init; }

    /// <summary>The Docker container Config and HostConfig.</summary>
    public DockerConfig? DockerConfig { get; init; }

    /// <summary>How to log in to the image's registry.</summary>
    public RegistryAuthentication? RegistryAuthentication { get; init; }

    /// <summary>Secrets that the agent fetches with the execution role.</summary>
    public IReadOnlyList<Secret>? Secrets { get; init; }

    /// <summary><c>ExecutionRole</c> when awslogs is to use the execution role.</summary>
    public string? LogsAuthStrategy { get; init; }

    /// <summary>The FireLens log router.</summary>
    public FirelensConfiguration? FirelensConfiguration { get; init; }

    /// <summary>Agents run beside the container, for example <c>ExecuteCommandAgent</c>.</summary>
    public IReadOnlyList<ManagedAgent>? ManagedAgents { get; init; }
}

/// <summary>
/// What <see cref="AcsContainer.Overrides"/> may hold. Any other key makes the agent refuse the task (agent-protocol §2.7).
/// </summary>
public sealed record ContainerOverrides
{
    /// <summary>Replaces the container's command.</summary>
    public IReadOnlyList<string>? Command { get; init; }
}
