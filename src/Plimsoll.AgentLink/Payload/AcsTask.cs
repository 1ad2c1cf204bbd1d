using Plimsoll.AgentLink.Acs;

namespace Plimsoll.AgentLink.Payload;

/// <summary>A task as a <see cref="PayloadMessage"/> carries it (agent-protocol §2.6).</summary>
public sealed record AcsTask
{
    /// <summary>Required. The key under which the agent knows the task; never used twice.</summary>
    public string? Arn { get; init; }

    /// <summary>The cluster's ARN.</summary>
    public string? TaskClusterArn { get; init; }

    /// <summary>The task definition's family.</summary>
    public string? Family { get; init; }

    /// <summary>The task definition's revision, as a string.</summary>
    public string? Version { get; init; }

    /// <summary>Required. <see cref="AcsStatus.Running"/> or <see cref="AcsStatus.Stopped"/>.</summary>
    public string? DesiredStatus { get; init; }

    /// <summary>Ignored by agents; <c>{}</c> by convention.</summary>
    public string? Overrides { get; init; }

    /// <summary>Task-level limit in vCPU (0.25 is 256 CPU units).</summary>
    public double? Cpu { get; init; }

    /// <summary>Task-level limit in MiB.</summary>
    public long? Memory { get; init; }

    /// <summary>Empty, <c>bridge</c>, <c>host</c>, <c>none</c> or <c>awsvpc</c>.</summary>
    public string? NetworkMode { get; init; }

    /// <summary><c>host</c> or <c>task</c>.</summary>
    public string? PidMode { get; init; }

    /// <summary><c>host</c>, <c>task</c> or <c>none</c>.</summary>
    public string? IpcMode { get; init; }

    /// <summary><c>EC2</c>, <c>EXTERNAL</c> or <c>FARGATE</c>.</summary>
    public string? LaunchType { get; init; }

    /// <summary>The service that the task belongs to.</summary>
    public string? ServiceName { get; init; }

    /// <summary>The task's group, for example <c>service:web</c>.</summary>
    public string? Group { get; init; }

    /// <summary>The account of the task definition.</summary>
    public string? TaskDefinitionAccountId { get; init; }

    /// <summary>The availability zone id.</summary>
    public string? Zone { get; init; }

    /// <summary>Whether fault injection is allowed.</summary>
    public bool? EnableFaultInjection { get; init; }

    /// <summary>The containers; at least one for a task that is to run.</summary>
    public IReadOnlyList<AcsContainer>? Containers { get; init; }

    /// <summary>The volumes that mount points name.</summary>
    public IReadOnlyList<AcsVolume>? Volumes { get; init; }

    /// <summary>The task role's credentials.</summary>
    public IamRoleCredentials? RoleCredentials { get; init; }

    /// <summary>The execution role's credentials.</summary>
    public IamRoleCredentials? ExecutionRoleCredentials { get; init; }

    /// <summary>The interface of an awsvpc task: one.</summary>
    public IReadOnlyList<ElasticNetworkInterface>? ElasticNetworkInterfaces { get; init; }

    /// <summary>Service Connect, EBS and S3 Files attachments.</summary>
    public IReadOnlyList<Attachment>? Attachments { get; init; }

    /// <summary>GPU and accelerator associations.</summary>
    public IReadOnlyList<Association>? Associations { get; init; }

    /// <summary>The App Mesh proxy.</summary>
    public ProxyConfiguration? ProxyConfiguration { get; init; }
}

/// <summary>The statuses in payloads and state changes.</summary>
public static class AcsStatus
{
    /// <summary>Taken, not yet running.</summary>
    public const string Pending = "PENDING";

    /// <summary>Running, or to be run.</summary>
    public const string Running = "RUNNING";

    /// <summary>Stopped, or to be stopped.</summary>
    public const string Stopped = "STOPPED";
}
