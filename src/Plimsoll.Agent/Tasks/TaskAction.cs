namespace Plimsoll.Agent.Tasks;

/// <summary>Something to be done now, decided by <see cref="Decision"/> and carried out by the engine's shell.</summary>
internal abstract record TaskAction
{
    /// <summary>Make the task's cgroup, volumes and network.</summary>
    public sealed record Provision : TaskAction;

    /// <summary>Bring a container's image.</summary>
    public sealed record Pull(string Container) : TaskAction;

    /// <summary>Break off a pull that is under way.</summary>
    public sealed record CancelPull(string Container) : TaskAction;

    /// <summary>Create a container.</summary>
    public sealed record Create(string Container) : TaskAction;

    /// <summary>Start a container.</summary>
    public sealed record Start(string Container) : TaskAction;

    /// <summary>Ask a container to end, and end it after the time-out.</summary>
    public sealed record Stop(string Container, TimeSpan Timeout) : TaskAction;
}
