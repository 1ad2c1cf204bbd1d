using Plimsoll.Ecs.Model;

namespace Plimsoll.Ecs.Control.Services;

/// <summary>
/// Decides what a DAEMON service starts and stops next: one task on each instance that qualifies, and none elsewhere (spec/placement.md §7).
/// </summary>
internal static class DaemonScheduler
{
    /// <summary>The next step.</summary>
    /// <param name="qualifying">Keys of the instances that it belongs on; empty when it is being deleted.</param>
    /// <param name="ending">Keys of instances where a task of it is about to stop: the next one waits for it.</param>
    /// <param name="configuration">Percentages.</param>
    /// <param name="launches">False when the newest deployment has FAILED.</param>
    /// <param name="deployments">How many deployments the service has.</param>
    /// <param name="tasks">Its tasks that are meant to run.</param>
    public static ServicePlan Decide(
        IReadOnlyList<string> qualifying, IReadOnlySet<string> ending, DeploymentConfiguration configuration, bool launches, int deployments,
        IReadOnlyList<ServiceTask> tasks)
    {
        var byInstance = tasks.ToLookup(task => task.Record.InstanceKey!, StringComparer.Ordinal);
        var places = qualifying.ToHashSet(StringComparer.Ordinal);

        // How many may stop where the service belongs: those elsewhere go anyway, and the minimum does not rest on them.
        var least = Percentages.Of(qualifying.Count, configuration).MinHealthy;
        var budget = least == 0 ? tasks.Count
            : tasks.Count(task => task.Condition == TaskCondition.Healthy && places.Contains(task.Record.InstanceKey!)) - least;
        var stop = tasks.Where(task => !places.Contains(task.Record.InstanceKey!)).ToList();
        var start = new List<string>();
        var settled = 0;
        var waiting = false;
        foreach (var place in qualifying)
        {
            var here = byInstance[place].ToList();
            if (here.Find(task => task.Stays) is { } kept)
            {
                stop.AddRange(here.Where(task => task != kept));
                settled += kept.Condition == TaskCondition.Healthy ? 1 : 0;
                continue;
            }

            foreach (var task in here.Where(task => launches && (!task.Protected || task.Condition == TaskCondition.Unhealthy)))
            {
                if (!task.Runs || budget > 0)
                {
                    stop.Add(task);
                    budget -= task.Condition == TaskCondition.Healthy ? 1 : 0;
                }
                else
                {
                    waiting = true;
                }
            }

            if (here.Count == 0 && launches && !ending.Contains(place))
            {
                start.Add(place);
            }
        }

        return new ServicePlan
        {
            StartOn = start,
            Stop = stop,
            Stuck = waiting && stop.Count == 0 && start.Count == 0 && ending.Count == 0
                && tasks.All(task => task.Condition == TaskCondition.Healthy),
            Steady = deployments == 1 && settled == qualifying.Count && tasks.Count == qualifying.Count,
        };
    }
}
