using Plimsoll.AgentLink.Payload;

namespace Plimsoll.AgentLink.Acs;

/// <summary>Server → agent: the elastic network interface of an awsvpc task is being attached.</summary>
public sealed record AttachTaskNetworkInterfacesMessage : LinkMessage
{
    /// <summary>Required.</summary>
    public string? MessageId { get; init; }

    /// <summary>Required. The cluster's ARN.</summary>
    public string? ClusterArn { get; init; }

    /// <summary>Required. The container instance's ARN.</summary>
    public string? ContainerInstanceArn { get; init; }

    /// <summary>When the message was made (milliseconds since 1970).</summary>
    public long? GeneratedAt { get; init; }

    /// <summary>Required. The task that gets the interface.</summary>
    public string? TaskArn { get; init; }

    /// <summary>The task's cluster ARN.</summary>
    public string? TaskClusterArn { get; init; }

    /// <summary>Required, above 0. How long the agent waits for the interface (milliseconds).</summary>
    public long? WaitTimeoutMs { get; init; }

    /// <summary>Required. Exactly one interface.</summary>
    public IReadOnlyList<ElasticNetworkInterface>? ElasticNetworkInterfaces { get; init; }
}

/// <summary>Server → agent: a trunk interface of the instance is being attached.</summary>
public sealed record AttachInstanceNetworkInterfacesMessage : LinkMessage
{
    /// <summary>Required.</summary>
    public string? MessageId { get; init; }

    /// <summary>Required. The cluster's ARN.</summary>
    public string? ClusterArn { get; init; }

    /// <summary>Required. The container instance's ARN.</summary>
    public string? ContainerInstanceArn { get; init; }

    /// <summary>When the message was made (milliseconds since 1970).</summary>
    public long? GeneratedAt { get; init; }

    /// <summary>Required, above 0. How long the agent waits for the interface (milliseconds).</summary>
    public long? WaitTimeoutMs { get; init; }

    /// <summary>Required. Exactly one interface.</summary>
    public IReadOnlyList<ElasticNetworkInterface>? ElasticNetworkInterfaces { get; init; }
}
