using CsCheck;
using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Strategies;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Fleets;

/// <summary>An instance that registers again, other than before, keeps its tasks.</summary>
public sealed class InstanceReplacementTests
{
    [Fact]
    public void It_keeps_its_tasks_and_their_counts_whatever_changes() => Replaced((before, after, _, _) =>
    {
        Assert.Equal(before.Tasks, after.Tasks);
        Assert.Equal(before.Running, after.Running);
        Assert.Equal(before.ByGroup, after.ByGroup);
        Assert.Equal(before.Matches, after.Matches);
    });

    [Fact]
    public void What_is_left_moves_by_what_was_registered() => Replaced((before, after, was, now) =>
    {
        Assert.Equal(now.Cpu - was.Cpu, after.Cpu - before.Cpu);
        Assert.Equal(now.Memory - was.Memory, after.Memory - before.Memory);
    });

    [Fact]
    public void Other_instances_read_as_before_but_for_counts_by_zone() =>
        Gen.Select(LedgerOperations.Many, LedgerOperations.Instance).Sample((operations, replacement) =>
        {
            var fleet = LedgerOperations.Done(operations);
            var before = Others();
            fleet.PutInstance(replacement);
            Assert.Equal(before, Others());

            LedgerReading[] Others() => [.. LedgerReading.Of(fleet).Where(one => one.Id != replacement.Id).Select(one => one with { InZone = "" })];
        });

    [Fact]
    public void A_zone_that_moves_takes_its_counts_along()
    {
        var fleet = Some.Fleet(Some.Instance("i1", zone: "a"), Some.Instance("i2", zone: "b"));
        fleet.PutTask(Some.Task("t1", "i1"));
        fleet.PutTask(Some.Task("t2", "i1"));
        var group = fleet.Groups.Find("family:web")!;
        group.Track(StrategyChain.ZoneAttribute, fleet.Slots);
        fleet.PutInstance(Some.Instance("i1", zone: "c"));
        Assert.Equal((0, 0, 2), Zones(group));
        fleet.PutInstance(Some.Instance("i1", zone: "b"));
        Assert.Equal((0, 2, 0), Zones(group));
    }

    [Fact]
    public void A_gpu_that_is_gone_while_held_is_held_when_it_comes_back()
    {
        var fleet = Some.Fleet(Some.Instance("i1") with { GpuIds = ["g0", "g1"] });
        fleet.PutTask(Some.Task("t1", "i1") with { GpuIds = ["g0"] });
        fleet.PutInstance(Some.Instance("i1") with { GpuIds = ["g2"] });
        Assert.Equal(["g2"], fleet.GetRemaining("i1")!.GpuIds);
        fleet.PutInstance(Some.Instance("i1") with { GpuIds = ["g0", "g1", "g2"] });
        Assert.Equal(["g1", "g2"], fleet.GetRemaining("i1")!.GpuIds);
    }

    [Fact]
    public void A_port_that_the_host_no_longer_reserves_stays_used_by_the_task_that_holds_it()
    {
        var fleet = Some.Fleet(Some.Instance("i1") with { ReservedTcpPorts = [80] });
        fleet.PutTask(Some.Task("t1", "i1", demand: new Demand { TcpPorts = [80] }));
        fleet.PutInstance(Some.Instance("i1"));
        Assert.Equal([80], fleet.GetRemaining("i1")!.TcpPorts);
        fleet.RemoveTask("t1");
        Assert.Empty(fleet.GetRemaining("i1")!.TcpPorts);
    }

    [Theory]
    [InlineData(InstanceStatus.Draining)]
    [InlineData(InstanceStatus.Inactive)]
    public void One_that_leaves_active_gives_its_room_to_nobody_and_back_when_active_again(InstanceStatus status)
    {
        var fleet = Some.Fleet(Some.Instance("i1", 300));
        fleet.PutTask(Some.Task("t1", "i1"));
        fleet.PutInstance(Some.Instance("i1", 300) with { Status = status });
        Assert.Equal([null], fleet.RunMany(Some.Request(), 1, "no"));
        fleet.PutInstance(Some.Instance("i1", 300));
        Assert.Equal(["i1", "i1", null], fleet.RunMany(Some.Request(), 3, "yes"));
    }

    [Fact]
    public void Growing_by_a_tasks_demand_makes_room_for_exactly_one_more() => Gen.Select(Gen.Int[1, 5], Gen.Int[1, 90]).Sample((tasks, size) =>
    {
        var fleet = Some.Fleet(Some.Instance("i1", tasks * size, 1000));
        var request = Some.Request(size, 0);
        fleet.RunMany(request, tasks);
        var full = Placer.Place(fleet, request, Some.Chance()).Placed;
        fleet.PutInstance(Some.Instance("i1", (tasks + 1) * size, 1000));
        return !full && fleet.RunMany(request, 2, "more").SequenceEqual(["i1", null]);
    });

    private static (int A, int B, int C) Zones(GroupLedger group) =>
        (group.WithValue(StrategyChain.ZoneAttribute, "a"), group.WithValue(StrategyChain.ZoneAttribute, "b"), group.WithValue(StrategyChain.ZoneAttribute, "c"));

    private static void Replaced(Action<LedgerReading, LedgerReading, FleetInstance, FleetInstance> holds) =>
        Gen.Select(LedgerOperations.Many, LedgerOperations.Instance).Sample((operations, replacement) =>
        {
            var fleet = LedgerOperations.Done(operations);
            if (fleet.TryGetInstance(replacement.Id, out var was))
            {
                var before = LedgerReading.Of(fleet).Single(one => one.Id == was.Id);
                fleet.PutInstance(replacement);
                holds(before, LedgerReading.Of(fleet).Single(one => one.Id == was.Id), was, replacement);
            }
        });
}
