using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Querying;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Fleets;

/// <summary>The ledger of a cluster: what is put is held, what is removed is free.</summary>
public sealed class FleetTests
{
    [Fact]
    public void An_instance_that_nobody_uses_has_all_it_registered()
    {
        var fleet = Some.Fleet(Some.Instance("i1", cpu: 2048, memory: 4096) with { MaxEnis = 3, GpuIds = ["g0"], ReservedTcpPorts = [22], ReservedUdpPorts = [53] });

        var left = fleet.GetRemaining("i1")!;

        Assert.Equal((2048, 4096, 3), (left.Cpu, left.Memory, left.Enis));
        Assert.Equal([22], left.TcpPorts);
        Assert.Equal([53], left.UdpPorts);
        Assert.Equal(["g0"], left.GpuIds);
    }

    [Fact]
    public void A_task_takes_cpu_memory_ports_interfaces_and_gpus()
    {
        var fleet = Some.Fleet(Some.Instance("i1") with { MaxEnis = 3, GpuIds = ["g0", "g1"] });
        var demand = new Demand { Cpu = 24, Memory = 100, TcpPorts = [80], UdpPorts = [53], Enis = 1, Gpus = 1 };
        fleet.PutTask(Some.Task("t1", "i1", demand: demand) with { GpuIds = ["g0"] });

        var left = fleet.GetRemaining("i1")!;

        Assert.Equal((1000, 924, 2), (left.Cpu, left.Memory, left.Enis));
        Assert.Equal([80], left.TcpPorts);
        Assert.Equal([53], left.UdpPorts);
        Assert.Equal(["g1"], left.GpuIds);
    }

    [Fact]
    public void A_stopping_task_still_holds_its_resources()
    {
        var fleet = Some.Fleet(Some.Instance("i1"));
        fleet.PutTask(Some.Task("t1", "i1") with { Stopping = true });

        Assert.Equal(924, fleet.GetRemaining("i1")!.Cpu);
    }

    [Fact]
    public void A_removed_task_frees_them()
    {
        var fleet = Some.Fleet(Some.Instance("i1"));
        fleet.PutTask(Some.Task("t1", "i1"));

        var removed = fleet.RemoveTask("t1");

        Assert.Equal("t1", removed!.Id);
        Assert.Equal(1024, fleet.GetRemaining("i1")!.Cpu);
        Assert.Equal(0, fleet.TaskCount);
    }

    [Fact]
    public void Putting_a_task_again_replaces_it()
    {
        var fleet = Some.Fleet(Some.Instance("i1"), Some.Instance("i2"));
        var first = Some.Task("t1", "i1");
        fleet.PutTask(first);

        var previous = fleet.PutTask(Some.Task("t1", "i2", demand: Some.Demand(cpu: 1)));

        Assert.Same(first, previous);
        Assert.Equal(1024, fleet.GetRemaining("i1")!.Cpu);
        Assert.Equal(1023, fleet.GetRemaining("i2")!.Cpu);
        Assert.Equal(1, fleet.TaskCount);
    }

    [Fact]
    public void A_task_on_an_unknown_instance_is_refused_and_leaves_no_trace()
    {
        var fleet = Some.Fleet(Some.Instance("i1"));
        fleet.PutTask(Some.Task("t1", "i1"));

        Assert.Throws<InvalidOperationException>(() => fleet.PutTask(Some.Task("t1", "nowhere")));

        Assert.Equal(924, fleet.GetRemaining("i1")!.Cpu);
    }

    [Fact]
    public void Removing_what_is_not_there_changes_nothing()
    {
        var fleet = Some.Fleet(Some.Instance("i1"));
        var version = fleet.Version;

        Assert.Null(fleet.RemoveTask("none"));
        Assert.Null(fleet.RemoveInstance("none"));
        Assert.Equal(version, fleet.Version);
    }

    [Fact]
    public void An_instance_with_tasks_cannot_be_removed()
    {
        var fleet = Some.Fleet(Some.Instance("i1"));
        fleet.PutTask(Some.Task("t1", "i1"));

        Assert.Throws<InvalidOperationException>(() => fleet.RemoveInstance("i1"));
        Assert.Equal(1, fleet.InstanceCount);
    }

    [Fact]
    public void Putting_an_instance_again_keeps_its_tasks()
    {
        var fleet = Some.Fleet(Some.Instance("i1", cpu: 1024));
        fleet.PutTask(Some.Task("t1", "i1"));

        var previous = fleet.PutInstance(Some.Instance("i1", cpu: 512));

        Assert.Equal(1024, previous!.Cpu);
        Assert.Equal(412, fleet.GetRemaining("i1")!.Cpu);
        Assert.Equal("t1", Assert.Single(fleet.TasksOn("i1")).Id);
    }

    [Fact]
    public void An_instance_that_came_back_smaller_than_its_tasks_says_so_and_takes_nothing()
    {
        var fleet = Some.Fleet(Some.Instance("i1", cpu: 1024));
        fleet.PutTask(Some.Task("t1", "i1", demand: Some.Demand(cpu: 1000)));
        fleet.PutInstance(Some.Instance("i1", cpu: 512));

        Assert.Equal(-488, fleet.GetRemaining("i1")!.Cpu);
        Assert.False(Placer.Place(fleet, Some.Request(cpu: 1), Some.Chance()).Placed);
    }

    [Fact]
    public void A_task_that_needs_none_of_an_overcommitted_resource_still_fits()
    {
        var fleet = Some.Fleet(Some.Instance("i1", cpu: 1024));
        fleet.PutTask(Some.Task("t1", "i1", demand: Some.Demand(cpu: 1000)));
        fleet.PutInstance(Some.Instance("i1", cpu: 512));

        Assert.True(Placer.Place(fleet, Some.Request(cpu: 0), Some.Chance()).Placed);
    }

    [Fact]
    public void Every_change_moves_the_version()
    {
        var fleet = new Fleet();
        var versions = new List<long> { fleet.Version };
        fleet.PutInstance(Some.Instance("i1"));
        versions.Add(fleet.Version);
        fleet.PutTask(Some.Task("t1", "i1"));
        versions.Add(fleet.Version);
        fleet.RemoveTask("t1");
        versions.Add(fleet.Version);
        fleet.RemoveInstance("i1");
        versions.Add(fleet.Version);

        Assert.Equal(versions.Distinct().Order(), versions);
    }

    [Fact]
    public void Placing_and_planning_leave_the_ledger_as_it_was()
    {
        var fleet = Some.Fleet(Some.Instance("i1"));
        var version = fleet.Version;

        Placer.Place(fleet, Some.Request(), Some.Chance());

        Assert.Equal(version, fleet.Version);
        Assert.Equal(1024, fleet.GetRemaining("i1")!.Cpu);
    }

    [Fact]
    public void What_is_unknown_reads_as_nothing()
    {
        var fleet = new Fleet();

        Assert.Null(fleet.GetRemaining("i1"));
        Assert.Empty(fleet.TasksOn("i1"));
        Assert.False(fleet.TryGetInstance("i1", out _));
        Assert.False(fleet.TryGetTask("t1", out _));
        Assert.False(fleet.Matches("i1", ClusterQuery.Parse("agentConnected == true")));
    }

    [Fact]
    public void Queries_see_the_tasks_on_the_instance()
    {
        var fleet = Some.Fleet(Some.Instance("i1"), Some.Instance("i2"));
        fleet.PutTask(Some.Task("t1", "i1", "family:db") with { Running = true });
        var query = ClusterQuery.Parse("task:group == family:db and runningTasksCount == 1");

        Assert.True(fleet.Matches("i1", query));
        Assert.False(fleet.Matches("i2", query));
    }

    [Fact]
    public void A_stopping_task_is_no_longer_seen_by_task_group()
    {
        var fleet = Some.Fleet(Some.Instance("i1"));
        fleet.PutTask(Some.Task("t1", "i1", "family:db") with { Stopping = true });

        Assert.False(fleet.Matches("i1", ClusterQuery.Parse("task:group == family:db")));
    }

    [Fact]
    public void A_removed_instances_slot_serves_the_next_without_inheriting_anything()
    {
        var fleet = Some.Fleet(Some.Instance("i1") with { ReservedTcpPorts = [80], GpuIds = ["g0"] });
        fleet.RemoveInstance("i1");
        fleet.PutInstance(Some.Instance("i2", cpu: 7));

        var left = fleet.GetRemaining("i2")!;

        Assert.Equal(7, left.Cpu);
        Assert.Empty(left.TcpPorts);
        Assert.Empty(left.GpuIds);
    }
}
