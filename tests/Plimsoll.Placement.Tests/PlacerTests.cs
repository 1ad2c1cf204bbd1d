using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests;

/// <summary>The invariants of ECS placement that span filters and strategies.</summary>
public sealed class PlacerTests
{
    [Fact]
    public void Spread_by_zone_then_binpack_leaves_a_full_zone_for_the_next_even_if_counts_become_unequal()
    {
        var fleet = Some.Fleet(Some.Instance("a1", zone: "a", memory: 100), Some.Instance("b1", zone: "b", memory: 1000));
        var request = Some.Request() with { Strategies = Some.Chain("spread:attribute:ecs.availability-zone", "binpack:memory") };

        var placed = fleet.RunMany(request, 5);

        Assert.Equal(["a1", "b1", "b1", "b1", "b1"], placed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Distinct_instance_over_three_instances_places_three_of_four_tasks()
    {
        var fleet = Some.Fleet(Some.Instance("a"), Some.Instance("b"), Some.Instance("c"));
        var request = Some.Request() with { Constraints = Some.Distinct() };

        var placed = fleet.RunMany(request, 4);

        Assert.Equal(["a", "b", "c"], placed.Take(3).Order(StringComparer.Ordinal));
        Assert.Null(placed[3]);
    }

    [Fact]
    public void Service_spread_does_not_see_another_service()
    {
        var fleet = Some.Fleet(Some.Instance("a", zone: "a"), Some.Instance("b", zone: "b"));
        fleet.RunMany(Some.ServiceRequest("other"), 1, "o");
        var other = fleet.TasksOn("a").Count > 0 ? "a" : "b";

        var fleets = Enumerable.Range(1, 64).Select(seed => Placer.Place(fleet, Some.ServiceRequest("mine"), Some.Chance((ulong)seed)).InstanceId);

        Assert.Contains(other, fleets);
    }
}
