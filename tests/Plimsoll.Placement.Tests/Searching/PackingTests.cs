using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Searching;

/// <summary>Binpack by the index, where the index could go wrong: ties, other resources, exclusions, classes.</summary>
public sealed class PackingTests
{
    [Theory]
    [InlineData("binpack:memory")]
    [InlineData("binpack:cpu")]
    [InlineData("binpack:memory,binpack:cpu")]
    [InlineData("binpack:cpu,binpack:memory")]
    public void An_instance_with_less_of_one_but_too_little_of_the_other_is_passed_by(string strategies)
    {
        var fleet = Some.Fleet(Some.Instance("no-cpu", cpu: 99, memory: 300), Some.Instance("no-memory", cpu: 300, memory: 99), Some.Instance("fits", 500, 500));

        Assert.Equal("fits", Placer.Place(fleet, Request(strategies), Some.Chance()).InstanceId);
    }

    [Fact]
    public void Hundreds_of_instances_without_cpu_do_not_hide_the_one_that_has_it()
    {
        var fleet = Some.Fleet([.. Enumerable.Range(0, 600).Select(i => Some.Instance($"i{i}", cpu: i == 577 ? 100 : 50, memory: 200 + i))]);

        Assert.Equal("i577", Placer.Place(fleet, Request("binpack:memory"), Some.Chance()).InstanceId);
    }

    [Fact]
    public void Hundreds_of_instances_without_interfaces_do_not_hide_the_one_that_has_some()
    {
        var fleet = Some.Fleet([.. Enumerable.Range(0, 600).Select(i => Some.Instance($"i{i}", memory: 200 + i) with { MaxEnis = i == 577 ? 1 : 0 })]);
        var request = Request("binpack:memory") with { Demand = new Demand { Memory = 100, Enis = 1 } };

        Assert.Equal("i577", fleet.Run(request, "t1"));
        Assert.Null(fleet.Run(request, "t2"));
        fleet.RemoveTask("t1");
        Assert.Equal("i577", fleet.Run(request, "t3"));
    }

    [Fact]
    public void Hundreds_of_instances_with_the_group_do_not_hide_the_one_without_it()
    {
        var fleet = Some.Fleet([.. Enumerable.Range(0, 400).Select(i => Some.Instance($"i{i}", memory: 500 + i))]);
        for (var i = 0; i < 400; i++)
        {
            if (i != 333)
            {
                fleet.PutTask(Some.Task($"t{i}", $"i{i}"));
            }
        }

        Assert.Equal("i333", Placer.Place(fleet, Request("binpack:memory") with { Constraints = Some.Distinct() }, Some.Chance()).InstanceId);
    }

    [Fact]
    public void The_least_over_all_classes_wins()
    {
        var fleet = Some.Fleet([.. Enumerable.Range(0, 50).Select(i => Some.Instance($"i{i}", memory: 1000 - i, attributes: ("kind", $"{i % 10}")))]);
        var request = Request("binpack:memory") with { Constraints = Some.MemberOf("attribute:kind != 9") };

        Assert.Equal("i48", Placer.Place(fleet, request, Some.Chance()).InstanceId);
    }

    [Fact]
    public void A_tie_in_memory_goes_on_to_the_next_strategy_in_every_class()
    {
        var fleet = Some.Fleet(
            Some.Instance("a1", memory: 500, zone: "a"), Some.Instance("a2", memory: 500, zone: "a"), Some.Instance("b1", memory: 500, zone: "b"));
        fleet.PutTask(Some.Task("t1", "a1", demand: new Demand()));
        fleet.PutTask(Some.Task("t2", "a2", demand: new Demand()));

        Assert.Equal("b1", Placer.Place(fleet, Request("binpack:memory,spread:instanceId"), Some.Chance()).InstanceId);
        Assert.Equal("b1", Placer.Place(fleet, Request("binpack:memory,spread:attribute:ecs.availability-zone"), Some.Chance()).InstanceId);
    }

    [Fact]
    public void A_full_instance_has_nothing_left_to_pack_into()
    {
        var fleet = Some.Fleet(Some.Instance("i1", memory: 300));

        Assert.Equal(["i1", "i1", "i1", null], fleet.RunMany(Request("binpack:memory") with { Demand = Some.Demand(1, 100) }, 4));
    }

    [Fact]
    public void A_task_that_needs_nothing_goes_to_the_fullest()
    {
        var fleet = Some.Fleet(Some.Instance("i1", memory: 300), Some.Instance("full", cpu: 0, memory: 0));

        Assert.Equal("full", Placer.Place(fleet, Request("binpack:memory") with { Demand = new Demand() }, Some.Chance()).InstanceId);
    }

    private static PlacementRequest Request(string strategies) => Some.Request() with { Strategies = Some.Chain(strategies.Split(',')) };
}
