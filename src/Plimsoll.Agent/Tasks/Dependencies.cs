using Plimsoll.AgentLink.Tcs;
using Plimsoll.Agent.Configuration;

namespace Plimsoll.Agent.Tasks;

/// <summary>Whether a container's dependencies let it start (tasks-services §5).</summary>
internal static class Dependencies
{
    /// <summary>Judges all dependencies of a container: one that can never be met outweighs those still waiting.</summary>
    public static DependencyVerdict Judge(TaskPlan plan, TaskState state, ContainerPlan container, DateTimeOffset now)
    {
        DateTimeOffset? lookAgain = null;
        var waiting = false;
        foreach (var dependency in container.Dependencies)
        {
            var verdict = Judge(plan[dependency.On], state.Find(dependency.On)!, dependency.Condition, now);
            if (verdict.Impossible is { } why)
            {
                return DependencyVerdict.Never($"{container.Name} waits for {dependency.On} to be {Word(dependency.Condition)}, but {why}");
            }

            waiting |= !verdict.Met;
            lookAgain = Earlier(lookAgain, verdict.LookAgainAt);
        }

        return waiting ? new DependencyVerdict(false, null, lookAgain) : DependencyVerdict.Yes;
    }

    private static DependencyVerdict Judge(
        ContainerPlan on, ContainerState state, DependencyCondition condition, DateTimeOffset now)
    {
        var stopped = state.Phase == ContainerPhase.Stopped;
        if (stopped && !state.HasStarted)
        {
            return condition == DependencyCondition.Create && state.DockerId is not null
                ? DependencyVerdict.Yes
                : DependencyVerdict.Never("it did not start");
        }

        return condition switch
        {
            DependencyCondition.Create => new(state.Phase >= ContainerPhase.Created, null, null),
            DependencyCondition.Start => new(state.HasStarted, null, null),
            DependencyCondition.Complete => stopped ? DependencyVerdict.Yes : InTime(on, state, now),
            DependencyCondition.Success => stopped ? Success(state) : InTime(on, state, now),
            DependencyCondition.Healthy => state.Health == HealthStatus.Healthy ? DependencyVerdict.Yes
                : stopped ? DependencyVerdict.Never("it stopped before it was healthy")
                : InTime(on, state, now),
            _ => throw new ArgumentOutOfRangeException(nameof(condition)),
        };
    }

    private static DependencyVerdict Success(ContainerState state) => state.ExitCode == 0
        ? DependencyVerdict.Yes
        : DependencyVerdict.Never(state.ExitCode is { } code ? $"it exited with code {code}" : "it ended without an exit code");

    private static DependencyVerdict InTime(ContainerPlan on, ContainerState state, DateTimeOffset now)
    {
        if (on.DependencyTimeout is not { } timeout || state.StartedAt is not { } started)
        {
            return DependencyVerdict.Wait;
        }

        return now - started < timeout
            ? new DependencyVerdict(false, null, started + timeout)
            : DependencyVerdict.Never($"its start timeout of {GoDuration.Format(timeout)} has passed");
    }

    private static string Word(DependencyCondition condition) => condition switch
    {
        DependencyCondition.Create => "created",
        DependencyCondition.Start => "started",
        DependencyCondition.Complete => "complete",
        DependencyCondition.Success => "successful",
        _ => "healthy",
    };

    private static DateTimeOffset? Earlier(DateTimeOffset? left, DateTimeOffset? right) =>
        left is null ? right : right is null || left < right ? left : right;
}

/// <summary>A judgement of dependencies.</summary>
/// <param name="Met">They let the container go on.</param>
/// <param name="Impossible">Why they never will.</param>
/// <param name="LookAgainAt">When the judgement changes with time alone.</param>
internal readonly record struct DependencyVerdict(bool Met, string? Impossible, DateTimeOffset? LookAgainAt)
{
    public static DependencyVerdict Yes { get; } = new(true, null, null);

    public static DependencyVerdict Wait { get; } = new(false, null, null);

    public static DependencyVerdict Never(string why) => new(false, why, null);
}
