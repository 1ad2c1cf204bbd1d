using Plimsoll.AgentLink.Docker;
using Plimsoll.AgentLink.Payload;

namespace Plimsoll.Agent.Tasks;

/// <summary>What a container of a task is to be: the payload's container, read once.</summary>
internal sealed record ContainerPlan
{
    public required string Name { get; init; }

    /// <summary>Null for the pause container.</summary>
    public AcsContainer? Source { get; init; }

    public bool Essential { get; init; }

    /// <summary>dependsOn, and what links, volumesFrom and the pause container imply.</summary>
    public IReadOnlyList<Dependency> Dependencies { get; init; } = [];

    /// <summary>Within which a COMPLETE, SUCCESS or HEALTHY dependency on this container must be met after its start.</summary>
    public TimeSpan? DependencyTimeout { get; init; }

    public TimeSpan StopTimeout { get; init; }

    public RestartRule? Restart { get; init; }

    public bool HasHealthCheck { get; init; }

    public DockerContainerConfig Config { get; init; } = new();

    public DockerHostConfig Host { get; init; } = new();

    /// <summary>The command, the override applied.</summary>
    public IReadOnlyList<string>? Command { get; init; }

    public string? LogDriver => Host.LogConfig?.Type;

    public bool IsPause => Source is null;
}

/// <summary>A restart policy that is enabled (tasks-services §3).</summary>
internal sealed record RestartRule(IReadOnlyList<int> IgnoredExitCodes, TimeSpan AttemptPeriod);
