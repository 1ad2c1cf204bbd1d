using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.ScalingIn;
using Plimsoll.Placement.Strategies;
using Plimsoll.Placement.Tests.Reference;

namespace Plimsoll.Placement.Tests.ScalingIn;

/// <summary>Which tasks scale-in may stop, straight from the rules, by counting.</summary>
internal static class ReferenceScaleIn
{
    public static IReadOnlyList<string> Allowed(ReferenceFleet fleet, ScaleInRequest request)
    {
        var left = request.Tasks.Where(task => !task.Protected).Select(task => (Wish: task, Task: fleet.Tasks[task.TaskId])).ToList();
        left = Prefer(left, pair => !pair.Wish.OnPrimaryDeployment);
        left = Prefer(left, pair => !pair.Task.Running);
        left = Prefer(left, pair => fleet.Instances[pair.Task.InstanceId].Status == InstanceStatus.Draining);
        left = Prefer(left, pair => !pair.Wish.Healthy);
        IEnumerable<string> chain = request.Strategies == StrategyChain.ServiceDefault
            ? ["spread attribute:ecs.availability-zone", "spread instanceId"]
            : request.Strategies.Normalized.Select(strategy => $"{strategy.Type} {strategy.Field}".Trim());
        foreach (var strategy in chain)
        {
            if (strategy == "random" || left.Count == 0)
            {
                break;
            }

            var highest = left.Max(pair => Score(fleet, request, strategy, pair.Task));
            left = [.. left.Where(pair => Score(fleet, request, strategy, pair.Task) == highest)];
        }

        return [.. left.Select(pair => pair.Wish.TaskId)];
    }

    private static List<(ScaleInTask Wish, FleetTask Task)> Prefer(
        List<(ScaleInTask Wish, FleetTask Task)> tasks, Func<(ScaleInTask Wish, FleetTask Task), bool> preferred) =>
        tasks.Any(preferred) ? [.. tasks.Where(preferred)] : tasks;

    private static int Score(ReferenceFleet fleet, ScaleInRequest request, string strategy, FleetTask task)
    {
        var live = fleet.Tasks.Values.Where(other => other.Service == request.Service && !other.Stopping).ToArray();
        var on = fleet.Tasks.Values.Where(other => other.InstanceId == task.InstanceId).ToArray();
        return strategy switch
        {
            "binpack cpu" => fleet.Instances[task.InstanceId].Cpu - on.Sum(other => other.Demand.Cpu) + task.Demand.Cpu,
            "binpack memory" => fleet.Instances[task.InstanceId].Memory - on.Sum(other => other.Demand.Memory) + task.Demand.Memory,
            "spread instanceId" => live.Count(other => other.InstanceId == task.InstanceId),
            _ => live.Count(other => Bucket(fleet, strategy, other) == Bucket(fleet, strategy, task)),
        };
    }

    private static string? Bucket(ReferenceFleet fleet, string strategy, FleetTask task) =>
        fleet.Instances[task.InstanceId].Attributes.GetValueOrDefault(strategy["spread attribute:".Length..]);
}
