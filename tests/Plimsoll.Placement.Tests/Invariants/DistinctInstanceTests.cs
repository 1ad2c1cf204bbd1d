using CsCheck;
using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Invariants;

/// <summary>§4 and §13.3: no two live tasks of one service, or of one standalone group, on one instance.</summary>
public sealed class DistinctInstanceTests
{
    [Fact]
    public void N_instances_take_n_tasks_of_a_group_and_the_rest_fail() => OnInstances((fleet, instances, more, chance) =>
        Fills(fleet, Some.Request(1, 1), instances, more, chance));

    [Fact]
    public void N_instances_take_n_tasks_of_a_service_and_the_rest_fail() => OnInstances((fleet, instances, more, chance) =>
        Fills(fleet, Some.ServiceRequest("web", 1, 1), instances, more, chance));

    [Fact]
    public void Each_group_and_each_service_has_every_instance_for_itself() => OnInstances((fleet, instances, more, chance) =>
    {
        Fills(fleet, Some.Request(1, 1, "family:a"), instances, more, chance);
        Fills(fleet, Some.Request(1, 1, "family:b"), instances, more, chance);
        Fills(fleet, Some.ServiceRequest("a", 1, 1), instances, more, chance);
        Fills(fleet, Some.ServiceRequest("b", 1, 1), instances, more, chance);
    });

    [Fact]
    public void Members_of_the_group_that_ran_before_count() => OnInstances((fleet, instances, more, chance) =>
    {
        fleet.RunMany(Some.Request(1, 1), more, "before", chance);
        var taken = fleet.Tasks().Select(task => task.InstanceId).Distinct().Count();
        var placed = fleet.RunMany(Distinct(Some.Request(1, 1)), instances, "t", chance);
        Assert.Equal(instances - taken, placed.Count(id => id is not null));
    });

    [Fact]
    public void A_member_that_is_stopping_no_longer_blocks_its_instance() => OnInstances((fleet, instances, more, chance) =>
    {
        fleet.RunMany(Distinct(Some.Request(1, 1)), instances, "t", chance);
        foreach (var task in fleet.Tasks().Take(more))
        {
            fleet.PutTask(task with { Stopping = true });
        }

        Assert.Equal(Math.Min(more, instances), fleet.RunMany(Distinct(Some.Request(1, 1)), instances, "next", chance).Count(id => id is not null));
    });

    private static void Fills(Fleet fleet, PlacementRequest request, int instances, int more, IChance chance)
    {
        var placed = fleet.RunMany(Distinct(request), instances + more, request.Group, chance);
        Assert.Distinct(placed.Take(instances));
        Assert.DoesNotContain(null, placed.Take(instances));
        Assert.All(placed.Skip(instances), Assert.Null);
        var refused = Placer.Place(fleet, Distinct(request), chance);
        Assert.Equal("DistinctInstance placement constraint unsatisfied.", Assert.Single(refused.Failures).Reason);
    }

    private static PlacementRequest Distinct(PlacementRequest request) => request with { Constraints = Some.Distinct() };

    private static void OnInstances(Action<Fleet, int, int, IChance> holds) =>
        Gen.Select(Gen.Int[1, 8], Gen.Int[1, 4], Gen.ULong).Sample((instances, more, seed) => holds(
            Some.Fleet([.. Enumerable.Range(0, instances).Select(i => Some.Instance($"i{i}", zone: $"{i % 3}"))]), instances, more, Some.Chance(seed)), iter: 300);
}
