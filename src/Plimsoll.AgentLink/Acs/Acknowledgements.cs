namespace Plimsoll.AgentLink.Acs;

/// <summary>Agent → server: a message was taken. Acknowledgements may come in any order.</summary>
public sealed record AckRequest : LinkMessage
{
    /// <summary>The cluster as the acknowledged message named it.</summary>
    public string? Cluster { get; init; }

    /// <summary>The container instance's ARN.</summary>
    public string? ContainerInstance { get; init; }

    /// <summary>The id of the message that was taken.</summary>
    public string? MessageId { get; init; }
}

/// <summary>Agent → server: an update was refused.</summary>
public sealed record NackRequest : LinkMessage
{
    /// <summary>The cluster as the refused message named it.</summary>
    public string? Cluster { get; init; }

    /// <summary>The container instance's ARN.</summary>
    public string? ContainerInstance { get; init; }

    /// <summary>The id of the message that was refused.</summary>
    public string? MessageId { get; init; }

    /// <summary>Why, for example <c>Updates are disabled</c>.</summary>
    public string? Reason { get; init; }
}
