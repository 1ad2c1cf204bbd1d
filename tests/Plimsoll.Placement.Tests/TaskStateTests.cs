using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Querying;
using Plimsoll.Placement.Strategies;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests;

/// <summary>What sees a task: resources until it has stopped, everything that counts tasks only while it is wanted.</summary>
public sealed class TaskStateTests
{
    //          stopping, running; then: spread, distinctInstance, task:group, runningTasksCount
    [Theory]
    [InlineData(false, false, true, true, true, false)]
    [InlineData(false, true, true, true, true, true)]
    [InlineData(true, true, false, false, false, true)]
    [InlineData(true, false, false, false, false, false)]
    public void Each_reader_sees_the_states_that_it_should(bool stopping, bool running, bool spread, bool distinct, bool group, bool count)
    {
        var fleet = With(stopping, running);

        Assert.Equal(spread, Placer.Place(fleet, Request with { Strategies = Some.Chain("spread:instanceId") }, Some.Chance()).InstanceId == "other");
        Assert.Equal(spread, Placer.Place(fleet, Request with { Strategies = Some.Chain("spread:attribute:rack") }, Some.Chance()).InstanceId == "other");
        Assert.Equal(distinct, !Placer.PlaceOn(fleet, Request with { Constraints = Some.Distinct() }, "here").Placed);
        Assert.Equal(group, fleet.Matches("here", ClusterQuery.Parse("task:group == family:web")));
        Assert.Equal(count, fleet.Matches("here", ClusterQuery.Parse("runningTasksCount == 1")));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(true, false)]
    public void Resources_are_held_in_every_state_until_the_task_is_gone(bool stopping, bool running)
    {
        var fleet = With(stopping, running);

        var held = fleet.GetRemaining("here")!;
        Assert.Equal((900, 800, 1), (held.Cpu, held.Memory, held.Enis));
        Assert.Equal([80], held.TcpPorts);
        Assert.Equal([53], held.UdpPorts);
        Assert.Equal(["g1"], held.GpuIds);

        fleet.RemoveTask("t");

        var free = fleet.GetRemaining("here")!;
        Assert.Equal((1000, 1000, 2), (free.Cpu, free.Memory, free.Enis));
        Assert.Empty(free.TcpPorts);
        Assert.Empty(free.UdpPorts);
        Assert.Equal(["g0", "g1"], free.GpuIds);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void A_port_is_taken_in_every_state(bool stopping, bool running) => Assert.Equal(
        "RESOURCE:PORTS",
        Assert.Single(Placer.StartOn(With(stopping, running), Request with { Demand = new Demand { TcpPorts = [80] } }, "here").Failures).Reason);

    [Fact]
    public void A_task_that_changes_its_state_back_is_seen_again()
    {
        var fleet = With(stopping: false, running: true);
        fleet.TryGetTask("t", out var task);
        fleet.PutTask(task! with { Stopping = true });
        Assert.True(Placer.PlaceOn(fleet, Request with { Constraints = Some.Distinct() }, "here").Placed);

        fleet.PutTask(task);

        Assert.False(Placer.PlaceOn(fleet, Request with { Constraints = Some.Distinct() }, "here").Placed);
    }

    private static PlacementRequest Request { get; } = Some.Request(10, 10) with { Strategies = StrategyChain.RunTaskDefault };

    private static Fleet With(bool stopping, bool running)
    {
        var fleet = Some.Fleet(
            Some.Instance("here", 1000, 1000, "a", ("rack", "1")) with { GpuIds = ["g0", "g1"], MaxEnis = 2 },
            Some.Instance("other", 1000, 1000, "a", ("rack", "2")));
        fleet.PutTask(new FleetTask
        {
            Id = "t",
            InstanceId = "here",
            Group = "family:web",
            Demand = new Demand { Cpu = 100, Memory = 200, TcpPorts = [80], UdpPorts = [53], Gpus = 1, Enis = 1 },
            GpuIds = ["g0"],
            Stopping = stopping,
            Running = running,
        });
        if (!stopping)
        {
            return fleet;
        }

        // Whoever does not see the task must choose "here": the other instance has one that everybody sees.
        fleet.PutTask(Some.Task("seen", "other", demand: Some.Demand(1, 1)));
        return fleet;
    }
}
