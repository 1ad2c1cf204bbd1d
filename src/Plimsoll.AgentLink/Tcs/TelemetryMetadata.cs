namespace Plimsoll.AgentLink.Tcs;

/// <summary>Heads every metrics and health frame.</summary>
public sealed record TelemetryMetadata
{
    /// <summary>The cluster as the agent is configured: name or ARN.</summary>
    public string? Cluster { get; init; }

    /// <summary>The container instance's ARN.</summary>
    public string? ContainerInstance { get; init; }

    /// <summary>Shared by all frames of one batch.</summary>
    public string? MessageId { get; init; }

    /// <summary>Whether the instance runs no task (metrics only).</summary>
    public bool? Idle { get; init; }

    /// <summary>Whether this is the last frame of its batch.</summary>
    public bool? Fin { get; init; }
}
