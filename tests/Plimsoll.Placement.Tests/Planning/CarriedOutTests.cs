using CsCheck;
using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Planning;
using Plimsoll.Placement.Tests.Reference;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Planning;

/// <summary>A plan that is carried out task by task comes to what it said.</summary>
public sealed class CarriedOutTests
{
    [Fact]
    public void What_was_left_over_is_refused_for_the_reasons_that_the_plan_gave() => EveryPlan((fleet, request, plan) =>
    {
        CarryOut(fleet, request, plan);
        return plan.Unplaced == 0 || Placer.Place(fleet, request with { Group = request.Group }, Some.Chance()).Failures.SequenceEqual(plan.Failures);
    });

    [Fact]
    public void Each_planned_task_is_admitted_where_it_was_planned() => EveryPlan((fleet, request, plan) =>
    {
        for (var i = 0; i < plan.Placed.Count; i++)
        {
            if (!Placer.PlaceOn(fleet, request with { Group = request.Group }, plan.Placed[i].InstanceId).Placed)
            {
                return false;
            }

            Put(fleet, request, plan.Placed[i], i);
        }

        return true;
    });

    [Fact]
    public void No_gpu_is_planned_twice_on_one_instance() => EveryPlan((_, _, plan) =>
        plan.Placed.SelectMany(task => task.GpuIds.Select(gpu => (task.InstanceId, gpu))).CountBy(one => one).All(pair => pair.Value == 1));

    [Fact]
    public void A_longer_plan_begins_with_the_shorter_one() =>
        Gen.Select(SmallClusters.Instances, SmallClusters.Tasks, SmallClusters.Request, Gen.ULong, Gen.Int[1, 5]).Sample(
            (instances, tasks, request, seed, count) =>
            {
                var shorter = Planner.Plan(SmallClusters.Build(instances, tasks).Fleet, request, count, Some.Chance(seed));
                var longer = Planner.Plan(SmallClusters.Build(instances, tasks).Fleet, request with { Group = request.Group }, count + 3, Some.Chance(seed));
                return longer.Placed.Take(count).Select(task => task.InstanceId).SequenceEqual(shorter.Placed.Select(task => task.InstanceId));
            });

    [Fact]
    public void Explanations_can_be_left_out_and_the_plan_is_the_same() =>
        Gen.Select(SmallClusters.Instances, SmallClusters.Tasks, SmallClusters.Request, Gen.ULong).Sample(
            (instances, tasks, request, seed) =>
            {
                var told = Planner.Plan(SmallClusters.Build(instances, tasks).Fleet, request, 4, Some.Chance(seed));
                var quiet = Planner.Plan(SmallClusters.Build(instances, tasks).Fleet, request with { Explain = false }, 4, Some.Chance(seed));
                return told.Placed.Select(task => task.InstanceId).SequenceEqual(quiet.Placed.Select(task => task.InstanceId))
                    && told.Placed.All(task => task.Explanation is not null)
                    && quiet.Placed.All(task => task.Explanation is null)
                    && told.Remedies.SequenceEqual(quiet.Remedies);
            });

    private static void EveryPlan(Func<Fleet, PlacementRequest, PlacementPlan, bool> holds) =>
        Gen.Select(SmallClusters.Instances, SmallClusters.Tasks, SmallClusters.Request, Gen.ULong).Sample(
            (instances, tasks, request, seed) =>
            {
                var fleet = SmallClusters.Build(instances, tasks).Fleet;
                return holds(fleet, request, Planner.Plan(fleet, request, 6, Some.Chance(seed)));
            },
            iter: 1_000);

    private static void CarryOut(Fleet fleet, PlacementRequest request, PlacementPlan plan)
    {
        for (var i = 0; i < plan.Placed.Count; i++)
        {
            Put(fleet, request, plan.Placed[i], i);
        }
    }

    private static void Put(Fleet fleet, PlacementRequest request, PlannedTask planned, int number) => fleet.PutTask(new FleetTask
    {
        Id = $"new{number}",
        InstanceId = planned.InstanceId,
        Group = request.Group,
        Service = request.Service,
        Demand = request.Demand,
        GpuIds = planned.GpuIds,
    });
}
