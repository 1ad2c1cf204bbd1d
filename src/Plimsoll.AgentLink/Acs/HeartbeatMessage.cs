namespace Plimsoll.AgentLink.Acs;

/// <summary>
/// Server → agent on both websockets: keeps the connection alive. The agent drops a connection on which no message came for
/// 60 to 120 s; websocket pings do not count (agent-protocol §2.3).
/// </summary>
public sealed record HeartbeatMessage : LinkMessage
{
    /// <summary>Whether the server is well.</summary>
    public bool? Healthy { get; init; }

    /// <summary>Answered by <see cref="HeartbeatAckRequest"/> on ACS; absent on TCS.</summary>
    public string? MessageId { get; init; }
}

/// <summary>Agent → server: answers a <see cref="HeartbeatMessage"/>.</summary>
public sealed record HeartbeatAckRequest : LinkMessage
{
    /// <summary>The heartbeat's message id.</summary>
    public string? MessageId { get; init; }
}
