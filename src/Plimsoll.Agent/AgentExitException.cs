namespace Plimsoll.Agent;

/// <summary>The agent ends itself.</summary>
/// <param name="code">The exit code of the process.</param>
/// <param name="message">Why, and what a person can do.</param>
public sealed class AgentExitException(int code, string message) : Exception(message)
{
    /// <summary>It was asked to.</summary>
    public const int Clean = 0;

    /// <summary>A supervisor may start it again.</summary>
    public const int Retryable = 1;

    /// <summary>Starting it again would end the same way.</summary>
    public const int Terminal = 5;

    /// <summary>The exit code of the process.</summary>
    public int Code { get; } = code;
}
