using Plimsoll.Placement.Strategies;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Strategies;

/// <summary>The examples of the ECS documentation's strategy page, and what follows from them.</summary>
public sealed class StrategyExamplesTests
{
    private const string Zones = "spread:attribute:ecs.availability-zone";

    [Fact]
    public void Spread_over_zones_keeps_counts_within_one_of_each_other()
    {
        var fleet = Zoned(instancesPerZone: 2, zones: 3);

        var placed = fleet.RunMany(Some.Request(10, 10) with { Strategies = Some.Chain(Zones) }, 31);

        var counts = placed.CountBy(id => id![0]).Select(pair => pair.Value).ToArray();
        Assert.Equal(3, counts.Length);
        Assert.True(counts.Max() - counts.Min() <= 1, string.Join(',', counts));
    }

    [Fact]
    public void Spread_over_instances_keeps_counts_within_one_of_each_other()
    {
        var fleet = Zoned(instancesPerZone: 3, zones: 2);

        var placed = fleet.RunMany(Some.Request(10, 10) with { Strategies = Some.Chain("spread:instanceId") }, 20);

        var counts = placed.CountBy(id => id!).Select(pair => pair.Value).ToArray();
        Assert.Equal(6, counts.Length);
        Assert.True(counts.Max() - counts.Min() <= 1, string.Join(',', counts));
    }

    [Fact]
    public void Spread_over_zones_then_instances_balances_both()
    {
        var fleet = Zoned(instancesPerZone: 2, zones: 2);

        var placed = fleet.RunMany(Some.Request(10, 10) with { Strategies = Some.Chain(Zones, "spread:instanceId") }, 8);

        Assert.All(placed.CountBy(id => id!), pair => Assert.Equal(2, pair.Value));
    }

    [Fact]
    public void Spread_by_zone_then_binpack_fills_the_emptiest_zone_first_and_packs_inside_it()
    {
        var fleet = Zoned(instancesPerZone: 3, zones: 2);

        var placed = fleet.RunMany(Some.Request(10, 100) with { Strategies = Some.Chain(Zones, "binpack:memory") }, 8);

        Assert.Equal(2, placed.Distinct().Count());
        Assert.All(placed.CountBy(id => id!), pair => Assert.Equal(4, pair.Value));
    }

    [Fact]
    public void Binpack_opens_no_second_instance_while_one_fits()
    {
        var fleet = Zoned(instancesPerZone: 4, zones: 1);

        var placed = fleet.RunMany(Some.Request(10, 256) with { Strategies = Some.Chain("binpack:memory") }, 8);

        Assert.Single(placed.Take(4).Distinct());
        Assert.Single(placed.Skip(4).Distinct());
        Assert.Equal(2, placed.Distinct().Count());
    }

    [Theory]
    [InlineData("binpack:cpu", "small-cpu")]
    [InlineData("binpack:memory", "small-memory")]
    public void Binpack_looks_at_the_resource_it_names(string strategy, string expected)
    {
        var fleet = Some.Fleet(Some.Instance("small-cpu", cpu: 500, memory: 4000), Some.Instance("small-memory", cpu: 4000, memory: 500));

        Assert.Equal(expected, Placer.Place(fleet, Some.Request() with { Strategies = Some.Chain(strategy) }, Some.Chance()).InstanceId);
    }

    [Fact]
    public void Binpack_takes_the_least_that_is_enough_not_the_least()
    {
        var fleet = Some.Fleet(Some.Instance("tiny", memory: 50), Some.Instance("right", memory: 150), Some.Instance("big", memory: 1000));

        Assert.Equal("right", Placer.Place(fleet, Some.Request() with { Strategies = Some.Chain("binpack:memory") }, Some.Chance()).InstanceId);
    }

    [Fact]
    public void Binpack_by_memory_then_cpu_breaks_ties_by_cpu()
    {
        var fleet = Some.Fleet(Some.Instance("more", cpu: 900, memory: 500), Some.Instance("less", cpu: 800, memory: 500), Some.Instance("big", cpu: 100, memory: 900));

        Assert.Equal("less", Placer.Place(fleet, Some.Request() with { Strategies = Some.Chain("binpack:memory", "binpack:cpu") }, Some.Chance()).InstanceId);
    }

    [Fact]
    public void Instances_without_the_attribute_are_one_bucket_of_their_own()
    {
        var fleet = Some.Fleet(
            Some.Instance("r1", attributes: ("rack", "r1")), Some.Instance("r2", attributes: ("rack", "r2")), Some.Instance("n1"), Some.Instance("n2"));

        var placed = fleet.RunMany(Some.Request(10, 10) with { Strategies = Some.Chain("spread:attribute:rack") }, 9);

        Assert.Equal(3, placed.Count(id => id == "r1"));
        Assert.Equal(3, placed.Count(id => id == "r2"));
        Assert.Equal(3, placed.Count(id => id!.StartsWith('n')));
    }

    [Fact]
    public void A_bucket_counts_tasks_on_instances_that_are_no_candidates()
    {
        var fleet = Some.Fleet(Some.Instance("a1", zone: "a"), Some.Instance("a2", zone: "a"), Some.Instance("b1", zone: "b"));
        fleet.PutTask(Some.Task("t1", "a1"));
        fleet.PutInstance(Some.Instance("a1", zone: "a") with { AgentConnected = false });

        Assert.Equal("b1", Placer.Place(fleet, Some.Request() with { Strategies = Some.Chain(Zones) }, Some.Chance()).InstanceId);
    }

    [Fact]
    public void Tasks_that_are_stopping_no_longer_count()
    {
        var fleet = Some.Fleet(Some.Instance("a"), Some.Instance("b"));
        fleet.PutTask(Some.Task("t1", "a") with { Stopping = true });
        fleet.PutTask(Some.Task("t2", "b"));

        Assert.Equal("a", Placer.Place(fleet, Some.Request() with { Strategies = Some.Chain("spread:instanceId") }, Some.Chance()).InstanceId);
    }

    [Fact]
    public void Two_families_in_one_group_see_each_other()
    {
        var fleet = Some.Fleet(Some.Instance("a"), Some.Instance("b"));
        fleet.PutTask(Some.Task("t1", "a", "mine", Some.Demand(7, 7)));

        var decision = Placer.Place(fleet, Some.Request(group: "mine") with { Strategies = Some.Chain("spread:instanceId") }, Some.Chance());

        Assert.Equal("b", decision.InstanceId);
    }

    [Fact]
    public void Moving_an_instance_to_another_zone_moves_its_tasks_in_the_count()
    {
        var fleet = Some.Fleet(Some.Instance("x", zone: "a"), Some.Instance("a1", zone: "a"), Some.Instance("b1", zone: "b"));
        var request = Some.Request() with { Strategies = Some.Chain(Zones) };
        fleet.PutTask(Some.Task("t1", "x"));
        Assert.Equal("b1", Placer.Place(fleet, request, Some.Chance()).InstanceId);

        fleet.PutInstance(Some.Instance("x", zone: "b"));

        Assert.Equal("a1", Placer.Place(fleet, request, Some.Chance()).InstanceId);
    }

    [Fact]
    public void Strategies_never_refuse_an_instance()
    {
        var fleet = Some.Fleet(Some.Instance("only", zone: null));
        var request = Some.Request(10, 10) with { Strategies = Some.Chain(Zones, "spread:attribute:none", "spread:instanceId", "binpack:cpu", "random") };

        Assert.All(fleet.RunMany(request, 20), Assert.NotNull);
    }

    [Fact]
    public void A_random_choice_makes_the_strategies_after_it_pointless()
    {
        var fleet = Some.Fleet(Some.Instance("small", memory: 200), Some.Instance("big", memory: 1000));
        var request = Some.Request() with { Strategies = Some.Chain("random", "binpack:memory") };

        var chosen = Enumerable.Range(0, 60).Select(seed => Placer.Place(fleet, request, Some.Chance((ulong)seed)).InstanceId).Distinct();

        Assert.Equal(2, chosen.Count());
    }

    private static Plimsoll.Placement.Fleets.Fleet Zoned(int instancesPerZone, int zones) => Some.Fleet(
        [.. from zone in Enumerable.Range(0, zones)
            from number in Enumerable.Range(0, instancesPerZone)
            select Some.Instance($"{(char)('a' + zone)}{number}", zone: $"{(char)('a' + zone)}")]);
}
