namespace Plimsoll.Ecs.Control.Services;

/// <summary>What a service needs done now.</summary>
internal sealed record ServicePlan
{
    /// <summary>How many tasks to start where placement likes.</summary>
    public int Start { get; init; }

    /// <summary>Keys of the instances to start one task on each: DAEMON.</summary>
    public IReadOnlyList<string> StartOn { get; init; } = [];

    /// <summary>Tasks to stop, these and no others.</summary>
    public IReadOnlyList<ServiceTask> Stop { get; init; } = [];

    /// <summary>Tasks of which some are to stop, and how many; which ones the rules of scale-in say.</summary>
    public IReadOnlyList<StopSome> StopSome { get; init; } = [];

    /// <summary>The percentages let nothing start and nothing stop.</summary>
    public bool Stuck { get; init; }

    /// <summary>There is nothing left to do: all tasks are there, well, and of the newest deployment.</summary>
    public bool Steady { get; init; }
}

/// <summary>So many of these tasks are to stop.</summary>
/// <param name="Among">Those to choose among.</param>
/// <param name="Count">How many, at most all.</param>
internal sealed record StopSome(IReadOnlyList<ServiceTask> Among, int Count);
