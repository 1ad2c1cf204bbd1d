using Plimsoll.AgentLink;

namespace Plimsoll.Ecs.Link;

/// <summary>Something to send to an agent.</summary>
internal abstract record Work
{
    /// <summary>Start a task.</summary>
    /// <param name="TaskKey">Key of its record.</param>
    public sealed record Start(string TaskKey) : Work;

    /// <summary>Stop a task.</summary>
    /// <param name="TaskKey">Key of its record.</param>
    public sealed record Stop(string TaskKey) : Work;

    /// <summary>All that the agent should be running: it finds what it runs too much.</summary>
    public sealed record Manifest : Work;

    /// <summary>The credentials of a task, anew.</summary>
    /// <param name="TaskKey">Key of its record.</param>
    /// <param name="Execution">Those of the execution role instead of the task role.</param>
    public sealed record Credentials(string TaskKey, bool Execution) : Work;

    /// <summary>A message that is ready.</summary>
    /// <param name="Message">It.</param>
    public sealed record Reply(LinkMessage Message) : Work;
}
