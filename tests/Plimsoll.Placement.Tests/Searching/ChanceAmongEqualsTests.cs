using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Strategies;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Searching;

/// <summary>Among instances that tie, each is chosen equally often, however the index found them.</summary>
public sealed class ChanceAmongEqualsTests
{
    private const int Draws = 6_000;

    [Theory]
    [InlineData(3)]
    [InlineData(40)]
    [InlineData(300)]
    public void A_random_choice_is_uniform_over_what_fits(int instances) => Uniform(
        Some.Fleet([.. Enumerable.Range(0, instances).Select(i => Some.Instance($"i{i}", cpu: 500 + i, memory: 500 + (i * 7 % 13), zone: $"{i % 3}"))]),
        Some.Request(),
        instances);

    [Fact]
    public void A_random_choice_is_uniform_when_few_of_many_fit() => Uniform(
        Some.Fleet([.. Enumerable.Range(0, 400).Select(i => Some.Instance($"i{i}", cpu: i % 40 == 0 ? 1000 : 50))]), Some.Request(), 10);

    [Fact]
    public void A_random_choice_is_uniform_when_ports_decide()
    {
        var fleet = Some.Fleet([.. Enumerable.Range(0, 100).Select(i => Some.Instance($"i{i}") with { ReservedTcpPorts = i % 4 == 0 ? [] : [80] })]);

        Uniform(fleet, Some.Request() with { Demand = new Demand { TcpPorts = [80] } }, 25);
    }

    [Fact]
    public void Binpack_ties_are_broken_uniformly()
    {
        var fleet = Some.Fleet([.. Enumerable.Range(0, 90).Select(i => Some.Instance($"i{i}", memory: i % 3 == 0 ? 300 : 400, zone: $"{i % 2}"))]);

        Uniform(fleet, Some.Request() with { Strategies = Some.Chain("binpack:memory") }, 30);
    }

    [Fact]
    public void Spread_ties_over_instances_without_tasks_are_broken_uniformly()
    {
        var fleet = Some.Fleet([.. Enumerable.Range(0, 120).Select(i => Some.Instance($"i{i}"))]);
        for (var i = 0; i < 100; i++)
        {
            fleet.PutTask(Some.Task($"t{i}", $"i{i}", demand: new Demand()));
        }

        Uniform(fleet, Some.Request() with { Strategies = Some.Chain("spread:instanceId") }, 20);
    }

    [Fact]
    public void Spread_ties_over_instances_with_as_many_tasks_are_broken_uniformly()
    {
        var fleet = Some.Fleet([.. Enumerable.Range(0, 60).Select(i => Some.Instance($"i{i}"))]);
        for (var i = 0; i < 60 + 35; i++)
        {
            fleet.PutTask(Some.Task($"t{i}", $"i{i % 60}", demand: new Demand()));
        }

        Uniform(fleet, Some.Request() with { Strategies = Some.Chain("spread:instanceId") }, 25);
    }

    [Fact]
    public void Zones_with_unequal_numbers_of_instances_are_no_less_likely_by_instance()
    {
        var fleet = Some.Fleet([.. Enumerable.Range(0, 50).Select(i => Some.Instance($"i{i}", zone: i < 45 ? "a" : "b"))]);

        Uniform(fleet, Some.Request() with { Strategies = Some.Chain("spread:attribute:ecs.availability-zone") }, 50);
    }

    [Fact]
    public void The_same_chance_makes_the_same_choices()
    {
        static string?[] Life(ulong seed)
        {
            var fleet = Some.Fleet([.. Enumerable.Range(0, 200).Select(i => Some.Instance($"i{i}", zone: $"{i % 3}"))]);
            var chance = Some.Chance(seed);
            var first = fleet.RunMany(Some.Request(20, 20), 300, "r", chance);
            var second = fleet.RunMany(Some.ServiceRequest("s", 20, 20) with { Strategies = StrategyChain.ServiceDefault }, 300, "s", chance);
            return [.. first, .. second];
        }

        Assert.Equal(Life(5), Life(5));
        Assert.NotEqual(Life(5), Life(6));
    }

    private static void Uniform(Fleet fleet, PlacementRequest request, int outcomes)
    {
        var chance = Some.Chance(99);
        var quiet = request with { Explain = false };
        var counts = Enumerable.Range(0, Draws).CountBy(_ => Placer.Place(fleet, quiet, chance).InstanceId!).ToDictionary();

        Assert.Equal(outcomes, counts.Count);
        var expected = (double)Draws / outcomes;
        var chiSquare = counts.Values.Sum(count => (count - expected) * (count - expected) / expected);
        Assert.True(chiSquare < outcomes - 1 + (6 * Math.Sqrt(2 * outcomes)), $"chi-square {chiSquare} over {outcomes}");
    }
}
