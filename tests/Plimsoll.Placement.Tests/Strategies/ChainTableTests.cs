using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Strategies;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Strategies;

/// <summary>
/// Five machines, worked out by hand. Tasks of the group: zone a 1, b 1, c 2; rack 1 has 3, rack 2 none, no rack 1.
/// </summary>
public sealed class ChainTableTests
{
    [Theory]
    [InlineData("", "a1 a2 b1 b2 c1")]
    [InlineData("random", "a1 a2 b1 b2 c1")]
    [InlineData("random,binpack:cpu,spread:host", "a1 a2 b1 b2 c1")]
    [InlineData("spread:instanceId", "a2 b2")]
    [InlineData("spread:HOST", "a2 b2")]
    [InlineData("spread:zone", "a1 a2 b1 b2")]
    [InlineData("spread:rack", "a2")]
    [InlineData("spread:absent", "a1 a2 b1 b2 c1")]
    [InlineData("binpack:cpu", "b2")]
    [InlineData("binpack:memory", "b1 c1")]
    [InlineData("binpack:memory,random", "b1 c1")]
    [InlineData("binpack:memory,random,binpack:cpu", "b1 c1")]
    [InlineData("binpack:memory,binpack:cpu", "c1")]
    [InlineData("binpack:MEMORY,binpack:Cpu", "c1")]
    [InlineData("binpack:cpu,binpack:memory", "b2")]
    [InlineData("binpack:memory,spread:host", "b1")]
    [InlineData("binpack:memory,spread:zone", "b1")]
    [InlineData("binpack:memory,spread:rack", "b1")]
    [InlineData("spread:zone,spread:host", "a2 b2")]
    [InlineData("spread:zone,binpack:memory", "b1")]
    [InlineData("spread:zone,binpack:cpu", "b2")]
    [InlineData("spread:zone,random", "a1 a2 b1 b2")]
    [InlineData("spread:zone,random,binpack:memory,spread:host", "a1 a2 b1 b2")]
    [InlineData("spread:zone,spread:host,binpack:memory", "a2")]
    [InlineData("spread:zone,spread:host,binpack:cpu", "b2")]
    [InlineData("spread:host,spread:zone,spread:rack", "a2")]
    [InlineData("spread:host,spread:absent,spread:zone,random,binpack:cpu", "a2 b2")]
    [InlineData("spread:absent,spread:absent,spread:absent,spread:absent,spread:host", "a2 b2")]
    [InlineData("spread:absent,binpack:memory,spread:absent,binpack:memory,binpack:cpu", "c1")]
    [InlineData("spread:zone,spread:zone,spread:zone,spread:zone,binpack:memory", "b1")]
    public void A_chain_leaves_these_to_chance(string chain, string tied) =>
        Assert.Equal(tied, Tied.Among(Machines(), Some.Request(1, 1) with { Strategies = Chain(chain) }));

    [Theory]
    [InlineData("", "a1 a2 b1 c1")]
    [InlineData("binpack:cpu", "a2 c1")]
    [InlineData("binpack:cpu,spread:host", "a2")]
    [InlineData("binpack:cpu,binpack:memory", "c1")]
    [InlineData("spread:host", "a2")]
    [InlineData("spread:zone", "a1 a2 b1")]
    [InlineData("spread:zone,binpack:memory", "b1")]
    [InlineData("spread:zone,binpack:cpu", "a2")]
    [InlineData("spread:zone,random,binpack:cpu", "a1 a2 b1")]
    public void A_machine_that_is_too_small_is_left_out_before_the_chain_begins(string chain, string tied) =>
        Assert.Equal(tied, Tied.Among(Machines(), Some.Request(250, 1) with { Strategies = Chain(chain) }));

    [Theory]
    [InlineData("spread:zone", "a1 a2 b1 b2 c1")]
    [InlineData("spread:host", "a1 a2 b1 b2 c1")]
    [InlineData("spread:rack,binpack:memory", "b1 c1")]
    public void Tasks_of_another_group_do_not_weigh(string chain, string tied) =>
        Assert.Equal(tied, Tied.Among(Machines(), Some.Request(1, 1, "family:other") with { Strategies = Chain(chain) }));

    [Theory]
    [InlineData("attribute:ecs.availability-zone == c", "spread:zone", "c1")]
    [InlineData("attribute:ecs.availability-zone in [b, c]", "spread:zone", "b1 b2")]
    [InlineData("attribute:rack exists", "binpack:memory", "c1")]
    [InlineData("attribute:rack == 1", "spread:rack", "a1 c1")]
    [InlineData("attribute:rack == 1", "spread:rack,spread:host", "a1")]
    public void A_constraint_narrows_the_candidates_and_not_the_counts(string expression, string chain, string tied)
    {
        var request = Some.Request(1, 1) with { Constraints = Some.MemberOf(expression), Strategies = Chain(chain) };

        Assert.Equal(tied, Tied.Among(Machines(), request));
    }

    [Fact]
    public void Machines_without_the_attribute_weigh_as_one_bucket_by_all_their_tasks()
    {
        var fleet = Machines();
        fleet.RemoveInstance("a2");
        Assert.Equal("b1 b2", Tied.Among(fleet, Some.Request(1, 1) with { Strategies = Chain("spread:rack") }));

        for (var i = 0; i < 3; i++)
        {
            fleet.PutTask(Some.Task($"more{i}", "b2", demand: new Demand()));
        }

        Assert.Equal("a1 c1", Tied.Among(fleet, Some.Request(1, 1) with { Strategies = Chain("spread:rack") }));
    }

    [Fact]
    public void An_attribute_without_a_value_is_another_bucket_than_no_attribute()
    {
        var fleet = Some.Fleet(Some.Instance("none"), Some.Instance("empty", attributes: ("rack", null)));
        fleet.PutTask(Some.Task("t", "none"));

        Assert.Equal("empty", Tied.Among(fleet, Some.Request() with { Strategies = Chain("spread:rack") }));
    }

    [Fact]
    public void A_service_without_strategies_spreads_over_zones_then_machines_and_a_task_goes_anywhere()
    {
        var fleet = Machines();
        fleet.PutTask(Some.Task("s", "a1", "service:s", new Demand()) with { Service = "s" });
        fleet.PutTask(Some.Task("u", "b1", "service:s", new Demand()) with { Service = "s" });

        Assert.Equal("c1", Tied.Among(fleet, Some.ServiceRequest("s", 1, 1)));
        Assert.Equal("a1 a2 b1 b2 c1", Tied.Among(fleet, Some.ServiceRequest("s", 1, 1) with { Strategies = StrategyChain.ForRunTask([]) }));

        fleet.PutTask(Some.Task("v", "c1", "service:s", new Demand()) with { Service = "s" });
        Assert.Equal("a2 b2", Tied.Among(fleet, Some.ServiceRequest("s", 1, 1)));
    }

    private static StrategyChain Chain(string chain) => Some.Chain([.. chain.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(part => part switch
    {
        "spread:zone" => "spread:attribute:ecs.availability-zone",
        "spread:rack" or "spread:absent" => $"spread:attribute:{part["spread:".Length..]}",
        _ => part,
    })]);

    private static Fleet Machines()
    {
        var fleet = Some.Fleet(
            Some.Instance("a1", 400, 300, "a", ("rack", "1")), Some.Instance("a2", 300, 300, "a", ("rack", "2")),
            Some.Instance("b1", 400, 200, "b"), Some.Instance("b2", 200, 400, "b"), Some.Instance("c1", 300, 200, "c", ("rack", "1")));
        foreach (var (name, instance) in new[] { ("t1", "a1"), ("t2", "b1"), ("t3", "c1"), ("t4", "c1") })
        {
            fleet.PutTask(Some.Task(name, instance, demand: new Demand()));
        }

        return fleet;
    }
}
