using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Strategies;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Searching;

/// <summary>Spread by the index, where the index could go wrong: full buckets, missing values, many values, levels.</summary>
public sealed class SpreadingTests
{
    [Theory]
    [InlineData(10, 1)]
    [InlineData(10, 7)]
    [InlineData(100, 3)]
    [InlineData(300, 2)]
    public void Levels_fill_one_after_another(int instances, int perInstance)
    {
        var fleet = Some.Fleet([.. Enumerable.Range(0, instances).Select(i => Some.Instance($"i{i}", zone: $"{i % 3}"))]);
        var request = Some.Request(1, 1) with { Strategies = Some.Chain("spread:instanceId"), Explain = false };
        var chance = Some.Chance();
        for (var level = 1; level <= perInstance; level++)
        {
            fleet.RunMany(request, instances, $"l{level}-", chance);

            Assert.All(fleet.Instances, instance => Assert.Equal(level, fleet.TasksOn(instance.Id).Count));
        }
    }

    [Fact]
    public void A_full_instance_at_the_lowest_level_is_passed_by()
    {
        var fleet = Some.Fleet(Some.Instance("full", cpu: 1000), Some.Instance("open", cpu: 1000));
        fleet.PutTask(Some.Task("other", "full", "other", Some.Demand(1000)));
        var request = Some.Request() with { Strategies = Some.Chain("spread:instanceId") };

        Assert.Equal(["open", "open", "open"], fleet.RunMany(request, 3));
    }

    [Fact]
    public void Removing_tasks_lowers_an_instance_again()
    {
        var fleet = Some.Fleet(Some.Instance("i1"), Some.Instance("i2"), Some.Instance("i3"));
        var request = Some.Request(1, 1) with { Strategies = Some.Chain("spread:instanceId") };
        fleet.RunMany(request, 9);
        foreach (var task in fleet.TasksOn("i2").Take(2))
        {
            fleet.RemoveTask(task.Id);
        }

        Assert.Equal(["i2", "i2"], fleet.RunMany(request, 2, "again"));
    }

    [Fact]
    public void An_attribute_with_a_value_for_each_of_many_instances_spreads_like_instances()
    {
        var fleet = Some.Fleet([.. Enumerable.Range(0, 200).Select(i => Some.Instance($"i{i}", attributes: ("host", $"h{i}")))]);
        var request = Some.Request(1, 1) with { Strategies = Some.Chain("spread:attribute:host"), Explain = false };

        var placed = fleet.RunMany(request, 400);

        Assert.False(fleet.Classes.IsShared("host"));
        Assert.All(placed.CountBy(id => id!), pair => Assert.Equal(2, pair.Value));
    }

    [Fact]
    public void A_second_attribute_is_spread_within_the_first()
    {
        var fleet = Some.Fleet([.. Enumerable.Range(0, 12).Select(i => Some.Instance($"i{i}", zone: $"{i % 2}", attributes: ("rack", $"{i % 6}")))]);
        var request = Some.Request(1, 1) with { Strategies = Some.Chain("spread:attribute:ecs.availability-zone", "spread:attribute:rack") };

        var placed = fleet.RunMany(request, 18).Select(id => int.Parse(id![1..], System.Globalization.CultureInfo.InvariantCulture)).ToArray();

        Assert.All(placed.CountBy(number => number % 6), rack => Assert.Equal(3, rack.Value));
    }

    [Fact]
    public void A_service_fills_a_zone_that_comes_later_first()
    {
        var fleet = Some.Fleet(Some.Instance("a1", zone: "a"), Some.Instance("b1", zone: "b"));
        fleet.RunMany(Some.ServiceRequest("s", 1, 1), 6);

        fleet.PutInstance(Some.Instance("c1", zone: "c"));

        Assert.Equal(["c1", "c1", "c1"], fleet.RunMany(Some.ServiceRequest("s", 1, 1), 3, "later"));
    }

    [Fact]
    public void Two_services_by_turns_are_each_spread_for_themselves()
    {
        var fleet = Some.Fleet([.. Enumerable.Range(0, 6).Select(i => Some.Instance($"i{i}", zone: $"{i % 3}"))]);
        var (one, other) = (Some.ServiceRequest("one", 1, 1), Some.ServiceRequest("other", 1, 1));
        var chance = Some.Chance();
        for (var i = 0; i < 12; i++)
        {
            fleet.Run(one, $"one{i}", chance);
            fleet.Run(other, $"other{i}", chance);
        }

        foreach (var service in new[] { "one", "other" })
        {
            Assert.All(fleet.Instances, instance => Assert.Equal(2, fleet.TasksOn(instance.Id).Count(task => task.Service == service)));
        }
    }

    [Fact]
    public void Spread_then_pack_packs_among_the_emptiest()
    {
        var fleet = Some.Fleet(Some.Instance("small", memory: 200), Some.Instance("middle", memory: 500), Some.Instance("large", memory: 900));
        var request = Some.Request(1, 50) with { Strategies = Some.Chain("spread:instanceId", "binpack:memory") };

        Assert.Equal(["small", "middle", "large", "small", "middle", "large"], fleet.RunMany(request, 6));
    }

    [Fact]
    public void A_default_service_on_a_cluster_without_zones_spreads_over_instances()
    {
        var fleet = Some.Fleet([.. Enumerable.Range(0, 4).Select(i => Some.Instance($"i{i}", zone: null))]);

        var placed = fleet.RunMany(Some.ServiceRequest("s", 1, 1) with { Strategies = StrategyChain.ServiceDefault }, 8);

        Assert.All(placed.CountBy(id => id!), pair => Assert.Equal(2, pair.Value));
    }
}
