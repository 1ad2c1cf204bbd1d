using Plimsoll.Placement.Strategies;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Strategies;

/// <summary>Strategies are checked and written back as ECS does.</summary>
public sealed class StrategyChainTests
{
    [Theory]
    [InlineData("random", null, "random")]
    [InlineData("spread", "instanceId", "spread(instanceId)")]
    [InlineData("spread", "instanceid", "spread(instanceId)")]
    [InlineData("spread", "host", "spread(instanceId)")]
    [InlineData("spread", "HOST", "spread(instanceId)")]
    [InlineData("spread", "attribute:ecs.availability-zone", "spread(attribute:ecs.availability-zone)")]
    [InlineData("spread", "attribute:Rack", "spread(attribute:Rack)")]
    [InlineData("binpack", "cpu", "binpack(cpu)")]
    [InlineData("binpack", "CPU", "binpack(cpu)")]
    [InlineData("binpack", "memory", "binpack(memory)")]
    [InlineData("binpack", "Memory", "binpack(memory)")]
    public void A_strategy_is_normalised(string type, string? field, string normalised)
    {
        var chain = StrategyChain.ForRunTask([new PlacementStrategy(type, field)]);

        Assert.Equal(normalised, Assert.Single(chain.Normalized).ToString());
    }

    [Theory]
    [InlineData("binpack", null, "binpack field '' is invalid.")]
    [InlineData("binpack", "disk", "binpack field 'disk' is invalid.")]
    [InlineData("binpack", "instanceId", "binpack field 'instanceId' is invalid.")]
    [InlineData("spread", null, "spread field '' is invalid.")]
    [InlineData("spread", "cpu", "spread field 'cpu' is invalid.")]
    [InlineData("spread", "attribute:", "spread field 'attribute:' is invalid.")]
    [InlineData("spread", "ecs.availability-zone", "spread field 'ecs.availability-zone' is invalid.")]
    [InlineData("random", "cpu", "random field should not be specified.")]
    [InlineData("pack", "cpu", "Invalid placement strategy type 'pack'.")]
    [InlineData("Random", null, "Invalid placement strategy type 'Random'.")]
    [InlineData("", null, "Invalid placement strategy type ''.")]
    [InlineData(null, null, "Invalid placement strategy type ''.")]
    public void What_ecs_does_not_know_is_refused(string? type, string? field, string message) => Assert.Equal(
        message, Assert.Throws<PlacementValidationException>(() => StrategyChain.ForService([new PlacementStrategy(type, field)])).Message);

    [Fact]
    public void Five_are_allowed_and_six_are_not()
    {
        var random = new PlacementStrategy("random");

        Assert.Equal(5, StrategyChain.ForRunTask(Enumerable.Repeat(random, 5)).Normalized.Count);
        Assert.Equal(
            "Too many placement strategies: 6. The maximum is 5.",
            Assert.Throws<PlacementValidationException>(() => StrategyChain.ForRunTask(Enumerable.Repeat(random, 6))).Message);
    }

    [Fact]
    public void None_means_the_callers_default_which_is_not_written_back()
    {
        Assert.Same(StrategyChain.RunTaskDefault, StrategyChain.ForRunTask([]));
        Assert.Same(StrategyChain.ServiceDefault, StrategyChain.ForService([]));
        Assert.Empty(StrategyChain.RunTaskDefault.Normalized);
        Assert.Empty(StrategyChain.ServiceDefault.Normalized);
    }

    [Fact]
    public void A_service_by_default_spreads_over_zones_then_instances() => Assert.Equal(
        ["spread(attribute:ecs.availability-zone)", "spread(instanceId)"],
        StrategyChain.ServiceDefault.Rankings.Select(ranking => ranking.ToString()));

    [Fact]
    public void Repetitions_and_what_follows_a_random_choice_change_nothing_and_are_not_computed() => Assert.Equal(
        ["binpack(cpu)", "spread(instanceId)"],
        Some.Chain("binpack:cpu", "spread:host", "binpack:CPU", "random", "binpack:memory").Effective.Select(ranking => ranking.ToString()));
}
