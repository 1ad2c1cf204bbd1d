using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Planning;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Planning;

/// <summary>What would make it fit: the least change first, and it must be true.</summary>
public sealed class RemediesTests
{
    [Fact]
    public void So_much_more_memory_on_so_many_instances()
    {
        var remedies = For(Some.Request(memory: 600), Some.Instance("i1", memory: 500), Some.Instance("i2", memory: 550), Some.Instance("i3", memory: 100));

        Assert.Equal(new Remedy("50 MiB more memory", 3, "i2"), remedies[0]);
    }

    [Fact]
    public void So_much_more_cpu() =>
        Assert.Equal(new Remedy("24 more CPU units", 1, "i1"), For(Some.Request(cpu: 1048), Some.Instance("i1"))[0]);

    [Fact]
    public void This_port() => Assert.Equal(
        new Remedy("TCP port 80 free", 2, "i1"),
        For(Some.Request() with { Demand = new Demand { TcpPorts = [80] } },
            Some.Instance("i1") with { ReservedTcpPorts = [80] }, Some.Instance("i2") with { ReservedTcpPorts = [80] })[0]);

    [Fact]
    public void That_attribute() => Assert.Equal(
        new Remedy("attribute ecs.capability.efs", 1, "i1"),
        For(Some.Request() with { RequiredAttributes = [new RequiredAttribute("ecs.capability.efs")] }, Some.Instance("i1"))[0]);

    [Fact]
    public void That_expression_to_hold() => Assert.Equal(
        new Remedy("attribute:kind == web to hold", 1, "i1"),
        For(Some.Request() with { Constraints = Some.MemberOf("attribute:kind == web") }, Some.Instance("i1"))[0]);

    [Fact]
    public void Two_things_at_once_when_both_stand_in_the_way() => Assert.Equal(
        new Remedy("76 more CPU units and 176 MiB more memory", 1, "i1"), For(Some.Request(1100, 1200), Some.Instance("i1"))[0]);

    [Fact]
    public void One_change_comes_before_two_and_the_smaller_before_the_larger()
    {
        var remedies = For(
            Some.Request(1000, 1000), Some.Instance("both", cpu: 999, memory: 999), Some.Instance("much", cpu: 100), Some.Instance("little", memory: 900));

        Assert.Equal(["little", "much", "both"], remedies.Take(3).Select(remedy => remedy.InstanceId));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 1)]
    [InlineData(5, 2)]
    [InlineData(9, 3)]
    public void So_many_more_instances_of_a_shape_that_there_is(int missing, int needed)
    {
        var fleet = Some.Fleet(Some.Instance("i1", memory: 400));
        fleet.PutTask(Some.Task("t", "i1", demand: Some.Demand(0, 400)));

        var remedy = Planner.Plan(fleet, Some.Request(memory: 100), missing, Some.Chance()).Remedies[^1];

        Assert.Equal(needed, remedy.Instances);
        Assert.Equal($"{needed} more instance{(needed == 1 ? "" : "s")} like i1 (1024 CPU units, 400 MiB)", remedy.Words);
    }

    [Fact]
    public void No_number_of_instances_helps_when_even_an_empty_one_is_too_small() =>
        Assert.DoesNotContain(For(Some.Request(memory: 4000), Some.Instance("i1")), remedy => remedy.Words.Contains("more instance", StringComparison.Ordinal));

    [Fact]
    public void A_static_port_needs_an_instance_for_each_task()
    {
        var fleet = Some.Fleet(Some.Instance("i1"));

        var plan = Planner.Plan(fleet, Some.Request() with { Demand = new Demand { Cpu = 1, TcpPorts = [80] } }, 4, Some.Chance());

        Assert.Equal(3, plan.Remedies[^1].Instances);
    }

    [Fact]
    public void A_distinct_instance_needs_one_for_each_task_too()
    {
        var plan = Planner.Plan(Some.Fleet(Some.Instance("i1")), Some.Request() with { Constraints = Some.Distinct() }, 4, Some.Chance());

        Assert.Equal(3, plan.Remedies[^1].Instances);
    }

    [Fact]
    public void An_instance_of_the_wrong_kind_is_no_model_for_more() => Assert.DoesNotContain(
        For(Some.Request() with { Constraints = Some.MemberOf("attribute:kind == web") }, Some.Instance("i1")),
        remedy => remedy.Words.Contains("more instance", StringComparison.Ordinal));

    [Fact]
    public void An_empty_cluster_offers_nothing() => Assert.Empty(For(Some.Request()));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Doing_what_the_first_remedy_says_makes_the_next_task_fit(ulong seed)
    {
        var chance = new SeededChance(seed);
        for (var round = 0; round < 30; round++)
        {
            var instances = Enumerable.Range(0, 8).Select(i => Some.Instance($"i{i}", cpu: chance.Next(1000), memory: chance.Next(1000))).ToArray();
            var fleet = Some.Fleet(instances);
            var request = Some.Request(1000, 1000);
            var remedy = Planner.Plan(fleet, request, 1, chance).Remedies[0];

            var helped = instances.Single(instance => instance.Id == remedy.InstanceId);
            var (cpu, memory) = Asked(remedy.Words);
            fleet.PutInstance(helped with { Cpu = helped.Cpu + cpu, Memory = helped.Memory + memory });

            Assert.Equal(remedy.InstanceId, Placer.Place(fleet, request, chance).InstanceId);
        }
    }

    private static (int Cpu, int Memory) Asked(string words)
    {
        var parts = words.Split(" and ");
        int Amount(string unit) => parts.Where(part => part.EndsWith(unit, StringComparison.Ordinal))
            .Sum(part => int.Parse(part.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture));
        return (Amount("more CPU units") + Amount("more CPU unit"), Amount("MiB more memory"));
    }

    private static IReadOnlyList<Remedy> For(PlacementRequest request, params FleetInstance[] instances) =>
        Planner.Plan(Some.Fleet(instances), request, 1, Some.Chance()).Remedies;
}
