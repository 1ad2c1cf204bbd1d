using Plimsoll.AgentLink.Payload;

namespace Plimsoll.AgentLink.Acs;

/// <summary>
/// Server → agent: tasks to start or to stop. A task is keyed by its ARN; a repeated payload changes nothing. Acknowledged with
/// <see cref="AckRequest"/> when every task in it is valid, not at all otherwise (agent-protocol §2.4, §2.5).
/// </summary>
public sealed record PayloadMessage : LinkMessage
{
    /// <summary>Required. The cluster's ARN.</summary>
    public string? ClusterArn { get; init; }

    /// <summary>Required. The container instance's ARN.</summary>
    public string? ContainerInstanceArn { get; init; }

    /// <summary>Required. Names the message in its acknowledgement; kept when the message is sent again.</summary>
    public string? MessageId { get; init; }

    /// <summary>The instance's ever-increasing number, shared with <see cref="TaskManifestMessage.Timeline"/>.</summary>
    public long? SeqNum { get; init; }

    /// <summary>When the message was made (milliseconds since 1970).</summary>
    public long? GeneratedAt { get; init; }

    /// <summary>Reserved by the protocol; not used by agents.</summary>
    public long? Timeline { get; init; }

    /// <summary>The tasks; those with desired status STOPPED are applied before the others.</summary>
    public IReadOnlyList<AcsTask>? Tasks { get; init; }
}
