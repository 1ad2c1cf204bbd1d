using Plimsoll.Agent.Images;

namespace Plimsoll.Agent.Tasks;

/// <summary>News of a container, applied to a task by <see cref="Happenings"/>.</summary>
/// <param name="Container">The container's name in the task.</param>
internal abstract record Happening(string Container)
{
    /// <summary>The image is there. The note says so when a cached one had to do.</summary>
    public sealed record Pulled(string Container, ImagePin Image, string? Note) : Happening(Container);

    /// <summary>The container exists, under these host ports.</summary>
    public sealed record Created(string Container, string DockerId, IReadOnlyList<HostPort> Ports) : Happening(Container);

    /// <summary>It runs.</summary>
    public sealed record Started(string Container, DateTimeOffset At) : Happening(Container);

    /// <summary>It ended.</summary>
    public sealed record Exited(string Container, ContainerExit Exit) : Happening(Container);

    /// <summary>It ended, and its last lines are still being shipped: an <see cref="Exited"/> follows.</summary>
    public sealed record Ended(string Container, ContainerExit Exit) : Happening(Container);

    /// <summary>It can not be pulled, created or started.</summary>
    public sealed record Failed(string Container, string Reason) : Happening(Container);

    /// <summary>
    /// Somebody else took its host ports: it is created again with other dynamic ones, or without those of the machine's loopback when it
    /// was one of them.
    /// </summary>
    public sealed record PortsLost(string Container, bool OfLoopback = false) : Happening(Container);

    /// <summary>The engine went away meanwhile, or a pull was broken off: what is so is to be found out again.</summary>
    public sealed record Interrupted(string Container) : Happening(Container);

    /// <summary>Its health check came to another result.</summary>
    public sealed record Health(string Container, string Status, DateTimeOffset At) : Happening(Container);

    /// <summary>More of its image has arrived.</summary>
    public sealed record Progress(string Container, PullProgress Pull) : Happening(Container);
}
