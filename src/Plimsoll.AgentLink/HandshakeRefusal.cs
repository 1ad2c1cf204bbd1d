namespace Plimsoll.AgentLink;

/// <summary>
/// The body with which a websocket handshake is refused (HTTP 4xx or 5xx):
/// <c>{"type":"InactiveInstanceException","message":{"message":"…"}}</c> (agent-protocol §2.1).
/// </summary>
public sealed record HandshakeRefusal
{
    /// <summary>The instance was deregistered: the agent waits an hour before it tries again.</summary>
    public const string InactiveInstance = "InactiveInstanceException";

    /// <summary>The exception's name, for example <c>InvalidInstanceException</c>.</summary>
    public string? Type { get; init; }

    /// <summary>What happened, in words.</summary>
    public RefusalMessage? Message { get; init; }
}

/// <summary>The inner object of a <see cref="HandshakeRefusal"/>.</summary>
public sealed record RefusalMessage
{
    /// <summary>The words.</summary>
    public string? Message { get; init; }
}
