using Plimsoll.Placement.Explaining;
using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Strategies;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Strategies;

/// <summary>A chain narrows a list, one strategy after another.</summary>
public sealed class NarrowingTests
{
    private static readonly Fleet Machines = Some.Fleet(
        Some.Instance("a1", 300, 500, "a"), Some.Instance("a2", 300, 400, "a"), Some.Instance("b1", 200, 400, "b"), Some.Instance("b2", 200, 400, "b"));

    [Theory]
    [InlineData("", "a1 a2 b1 b2")]
    [InlineData("binpack:memory", "a2 b1 b2")]
    [InlineData("binpack:cpu", "b1 b2")]
    [InlineData("binpack:memory,binpack:cpu", "b1 b2")]
    [InlineData("spread:instanceId", "a1 a2 b1 b2")]
    [InlineData("random,binpack:cpu", "a1 a2 b1 b2")]
    [InlineData("spread:attribute:absent,binpack:cpu", "b1 b2")]
    public void Each_keeps_those_with_its_lowest_score(string strategies, string left) => Assert.Equal(left, Narrow(Machines, strategies, null));

    [Fact]
    public void A_step_is_told_for_each_strategy_up_to_a_random_one()
    {
        var steps = new List<StrategyStep>();

        Narrow(Machines, "binpack:memory,random,binpack:cpu", steps);

        Assert.Equal([new StrategyStep("binpack(memory)", 3, 400, "400 MiB left"), new StrategyStep("random", 1, 0, "chosen by chance")], steps);
    }

    [Fact]
    public void A_bucket_is_scored_for_each_instance_although_classes_share_it()
    {
        var fleet = Some.Fleet(Some.Instance("a1", zone: "a"), Some.Instance("b1", zone: "b"), Some.Instance("a2", zone: "a"), Some.Instance("b2", zone: "b"));
        fleet.PutTask(Some.Task("t1", "a1"));

        Assert.Equal("b1 b2", Narrow(fleet, "spread:attribute:ecs.availability-zone", null));
    }

    private static string Narrow(Fleet fleet, string strategies, List<StrategyStep>? steps)
    {
        var request = Some.Request() with { Strategies = Some.Chain(strategies.Split(',', StringSplitOptions.RemoveEmptyEntries)) };
        var attempt = new Attempt(fleet, request);
        var candidates = fleet.Slots.OfType<InstanceEntry>().ToList();
        Narrowing.Apply(attempt, candidates, request.Strategies.Rankings, steps);
        return string.Join(' ', candidates.Select(entry => entry.Instance.Id).Order(StringComparer.Ordinal));
    }
}
