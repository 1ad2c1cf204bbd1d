namespace Plimsoll.AgentLink.Acs;

/// <summary>Server → agent: a notice before a close. Agents only log it; the server closes the socket itself.</summary>
public sealed record CloseMessage : LinkMessage
{
    /// <summary>The words.</summary>
    public string? Message { get; init; }
}

/// <summary>Server → agent: an error. Agents only log it.</summary>
public sealed record ErrorMessage : LinkMessage
{
    /// <summary>The words.</summary>
    public string? Message { get; init; }
}
