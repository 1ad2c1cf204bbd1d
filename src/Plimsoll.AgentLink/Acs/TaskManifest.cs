namespace Plimsoll.AgentLink.Acs;

/// <summary>A task and the status wanted for it, in manifests and stop verifications.</summary>
public sealed record TaskIdentifier
{
    /// <summary>The task's ARN.</summary>
    public string? TaskArn { get; init; }

    /// <summary>The task's cluster ARN.</summary>
    public string? TaskClusterArn { get; init; }

    /// <summary><c>RUNNING</c> or <c>STOPPED</c>.</summary>
    public string? DesiredStatus { get; init; }
}

/// <summary>
/// Server → agent: every task that the control plane knows on this instance. Tasks of the agent that should run but are absent
/// here become stop candidates. Dropped unless <see cref="Timeline"/> is above every number seen (agent-protocol §2.5).
/// </summary>
public sealed record TaskManifestMessage : LinkMessage
{
    /// <summary>Required.</summary>
    public string? MessageId { get; init; }

    /// <summary>The cluster's ARN.</summary>
    public string? ClusterArn { get; init; }

    /// <summary>The container instance's ARN.</summary>
    public string? ContainerInstanceArn { get; init; }

    /// <summary>When the manifest was made (milliseconds since 1970).</summary>
    public long? GeneratedAt { get; init; }

    /// <summary>The instance's ever-increasing number, shared with <see cref="PayloadMessage.SeqNum"/>.</summary>
    public long? Timeline { get; init; }

    /// <summary>The tasks; may be empty.</summary>
    public IReadOnlyList<TaskIdentifier>? Tasks { get; init; }
}

/// <summary>Agent → server: asks whether these tasks, absent from the manifest, are really to be stopped.</summary>
public sealed record TaskStopVerificationMessage : LinkMessage
{
    /// <summary>The manifest's message id.</summary>
    public string? MessageId { get; init; }

    /// <summary>The tasks that the agent would stop.</summary>
    public IReadOnlyList<TaskIdentifier>? StopCandidates { get; init; }
}

/// <summary>Server → agent: stop exactly these. Works once for each manifest.</summary>
public sealed record TaskStopVerificationAck : LinkMessage
{
    /// <summary>The manifest's message id.</summary>
    public string? MessageId { get; init; }

    /// <summary>When the answer was made (milliseconds since 1970).</summary>
    public long? GeneratedAt { get; init; }

    /// <summary>The tasks to stop.</summary>
    public IReadOnlyList<TaskIdentifier>? StopTasks { get; init; }
}
