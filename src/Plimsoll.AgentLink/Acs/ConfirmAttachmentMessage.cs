using Plimsoll.AgentLink.Payload;

namespace Plimsoll.AgentLink.Acs;

/// <summary>Server → agent: a volume attachment is to be looked for on the instance and confirmed.</summary>
public sealed record ConfirmAttachmentMessage : LinkMessage
{
    /// <summary>Required.</summary>
    public string? MessageId { get; init; }

    /// <summary>Required. The cluster's ARN.</summary>
    public string? ClusterArn { get; init; }

    /// <summary>Required. The container instance's ARN.</summary>
    public string? ContainerInstanceArn { get; init; }

    /// <summary>When the message was made (milliseconds since 1970).</summary>
    public long? GeneratedAt { get; init; }

    /// <summary>The task's ARN.</summary>
    public string? TaskArn { get; init; }

    /// <summary>The task's cluster ARN.</summary>
    public string? TaskClusterArn { get; init; }

    /// <summary>How long the agent waits (milliseconds, 300000 when absent).</summary>
    public long? WaitTimeoutMs { get; init; }

    /// <summary>Required.</summary>
    public Attachment? Attachment { get; init; }
}
