using Plimsoll.Ecs.Model;

namespace Plimsoll.Ecs.Control.Services;

/// <summary>
/// Decides what a REPLICA service starts and stops next (spec/tasks-services.md §7). One step: what it brings about is looked at again.
/// </summary>
internal static class ReplicaScheduler
{
    /// <summary>The next step.</summary>
    /// <param name="desired">How many tasks there should be; 0 for a service that is being deleted.</param>
    /// <param name="configuration">Percentages.</param>
    /// <param name="launches">False when the newest deployment has FAILED: nothing new starts, what runs stays.</param>
    /// <param name="deployments">How many deployments the service has.</param>
    /// <param name="tasks">Its tasks that are meant to run.</param>
    /// <param name="extra">How many of them rebalancing has let in beyond the desired count.</param>
    public static ServicePlan Decide(
        int desired, DeploymentConfiguration configuration, bool launches, int deployments, IReadOnlyList<ServiceTask> tasks, int extra = 0)
    {
        var limits = Percentages.Of(desired, configuration);
        var staying = tasks.Where(task => task.Stays).ToList();
        var missing = Math.Max(0, desired - staying.Count);

        // Old tasks stay when no new ones will come; but where none is desired, none is waited for.
        var replaces = launches || desired == 0;

        // What does not run serves nobody: it goes at once where it has no business. Ill tasks of an old deployment likewise, protected or not.
        var useless = tasks.Where(task => !task.Stays && (replaces || task.Draining)
            && (task.Condition == TaskCondition.Pending ? !task.Protected : !task.OnPrimary && task.Condition == TaskCondition.Unhealthy)).ToList();
        var room = limits.MaxTotal - (tasks.Count - useless.Count);
        var start = launches ? Math.Clamp(missing, 0, Math.Max(0, room)) : 0;

        var surplus = staying.Where(task => !task.Protected).ToList();
        var tooMany = Math.Clamp(staying.Count - desired - extra, 0, surplus.Count);

        // The surplus that goes in the same step may be all healthy: the minimum does not rest on it.
        var healthy = tasks.Count(task => task.Condition == TaskCondition.Healthy);
        var replaced = tasks.Where(task => !task.Stays && task.Runs && !task.Protected && (replaces || task.Draining)).ToList();
        var spare = limits.MinHealthy == 0 ? replaced.Count : Math.Clamp(healthy - tooMany - limits.MinHealthy, 0, replaced.Count);
        var ill = Ill(desired, tasks, staying, launches && missing > 0 && start == 0);
        return new ServicePlan
        {
            Start = start,
            Stop = [.. useless, .. ill],
            StopSome = [.. new[] { new StopSome(replaced, spare), new StopSome(surplus, tooMany) }.Where(some => some.Count > 0)],
            Stuck = launches && missing > 0 && start == 0 && useless.Count == 0 && spare == 0 && ill.Count == 0
                && tasks.Count > 0 && tasks.All(task => task.Condition == TaskCondition.Healthy && !task.Protected),
            Steady = deployments == 1 && tasks.Count == desired && staying.Count == desired && healthy == desired,
        };
    }

    // An ill task goes when another stands in for it. Where no other may be started beside it, it makes room, one after another.
    private static List<ServiceTask> Ill(int desired, IReadOnlyList<ServiceTask> tasks, List<ServiceTask> staying, bool noRoom)
    {
        var ill = tasks.Where(task => task is { OnPrimary: true, Condition: TaskCondition.Unhealthy }).ToList();
        var uncovered = Math.Max(0, desired - staying.Count(task => task.Condition == TaskCondition.Healthy));
        var excess = ill.Count - uncovered;
        var count = excess > 0 ? excess
            : noRoom && ill.Count > 0 && staying.TrueForAll(task => task.Condition != TaskCondition.Pending) ? 1
            : 0;
        return ill[..count];
    }
}
