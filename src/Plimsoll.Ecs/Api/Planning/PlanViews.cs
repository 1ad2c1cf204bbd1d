using Plimsoll.Cells;
using Plimsoll.Ecs.Api.TaskDefinitions.Requirements;
using Plimsoll.Ecs.Control.Placement;
using Plimsoll.Ecs.Model;
using Plimsoll.Placement;
using Plimsoll.Placement.Planning;

namespace Plimsoll.Ecs.Api.Planning;

/// <summary>Plans as answers show them.</summary>
internal static class PlanViews
{
    // A plan draws from a generator of its own: looking must not move the one that placing draws from.
    private const ulong Seed = 1;

    /// <summary>Where so many tasks would go.</summary>
    public static PlanResponse Plan(View view, string cluster, PlacementRequest placement, int count)
    {
        if (count == 0)
        {
            return new PlanResponse { Placements = [], Unplaced = 0, Failures = [], Remedies = [] };
        }

        var plan = Planner.Plan(view.Derived<FleetIndex>().Of(cluster), placement, count, new SeededChance(Seed));
        return new PlanResponse
        {
            Placements = [.. plan.Placed.Select(task => new PlannedPlacement { Instance = Instance(view, task.InstanceId), Explanation = InstanceNames.Named(view, task.Explanation) })],
            Unplaced = plan.Unplaced,
            Failures = [.. plan.Failures.Select(failure => Failed(view, failure))],
            Remedies = [.. plan.Remedies.Where(remedy => !ReservedCapabilities.AreIn(remedy.Words) && !MachineAttributes.AreIn(remedy.Words)).Select(remedy => new PlannedRemedy
            {
                Words = InstanceNames.Named(view, remedy.Words, remedy.InstanceId),
                Instances = remedy.Instances,
                Instance = Instance(view, remedy.InstanceId),
            })],
        };
    }

    /// <summary>Where a DAEMON service's tasks would go: one on each instance that qualifies and is not served yet, if there is room.</summary>
    public static PlanResponse Everywhere(View view, string cluster, PlacementRequest placement, IReadOnlySet<string?>? served = null)
    {
        var fleet = view.Derived<FleetIndex>().Of(cluster);
        var decisions = Placer.Qualifying(fleet, placement).Where(id => served?.Contains(id) != true).Select(id => (Id: id, Decision: Placer.PlaceOn(fleet, placement, id))).ToList();
        var failed = decisions.Where(one => !one.Decision.Placed).ToList();
        return new PlanResponse
        {
            Placements = [.. decisions.Where(one => one.Decision.Placed).Select(one => new PlannedPlacement { Instance = Instance(view, one.Id) })],
            Unplaced = failed.Count,
            Failures = [.. failed.SelectMany(one => one.Decision.Failures).Select(failure => Failed(view, failure))],
            Remedies = [],
        };
    }

    private static Failure Failed(View view, PlacementFailure failure) => new()
    {
        Arn = failure.InstanceId is null ? null : Instance(view, failure.InstanceId).ContainerInstanceArn,
        Reason = failure.Reason,
        Detail = ReservedCapabilities.Noted(InstanceNames.Named(view, failure.Detail, failure.InstanceId)),
    };

    /// <summary>An instance, as a person knows it.</summary>
    public static PlannedInstance Instance(View view, string key) => view.Get(EcsTables.ContainerInstances, key) is { } record
        ? new PlannedInstance
        {
            ContainerInstanceArn = record.Instance.ContainerInstanceArn,
            Ec2InstanceId = record.Instance.Ec2InstanceId,
            AvailabilityZone = record.Zone,
            PrivateIpv4Address = record.PrivateAddress,
        }
        : new PlannedInstance();
}
