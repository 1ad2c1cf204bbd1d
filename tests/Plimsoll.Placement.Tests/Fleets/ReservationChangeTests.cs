using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Fleets;

/// <summary>Putting, replacing and removing a reservation, and what the daemon's own tasks do to it.</summary>
public sealed class ReservationChangeTests
{
    [Theory]
    [InlineData(300, 300, 700)]
    [InlineData(300, 500, 500)]
    [InlineData(500, 300, 700)]
    [InlineData(300, 0, 1000)]
    [InlineData(300, 2000, 0)]
    public void The_last_reservation_put_is_the_one_that_counts(int first, int second, int room)
    {
        var fleet = Some.Fleet(Some.Instance("i1", cpu: 1000));
        fleet.PutDaemon(Reserving.For("daemon", cpu: first));

        var previous = fleet.PutDaemon(Reserving.For("daemon", cpu: second));

        Assert.Equal(first, previous!.Demand.Cpu);
        Assert.Equal(room, fleet.RoomOn("i1").Cpu);
    }

    [Theory]
    [InlineData(0, 700)]
    [InlineData(100, 700)]
    [InlineData(300, 700)]
    [InlineData(450, 550)]
    public void The_hold_is_the_demand_less_what_its_own_task_has_and_never_negative(int own, int room)
    {
        var fleet = Some.Fleet(Some.Instance("i1", cpu: 1000));
        fleet.PutDaemon(Reserving.For("daemon", cpu: 300));

        fleet.PutTask(Reserving.For("daemon", cpu: own).TaskOn("i1"));

        Assert.Equal(room, fleet.RoomOn("i1").Cpu);
    }

    [Theory]
    [InlineData(500, 100, 1, 500, 700, 2)]
    [InlineData(100, 500, 1, 700, 500, 2)]
    [InlineData(100, 100, 3, 700, 700, 1)]
    public void Each_resource_is_counted_against_its_own_hold(int cpu, int memory, int enis, int cpuLeft, int memoryLeft, int enisLeft)
    {
        var fleet = Some.Fleet(Some.Instance("i1", cpu: 1000, memory: 1000) with { MaxEnis = 4 });
        fleet.PutDaemon(Reserving.For("daemon", cpu: 300, memory: 300, enis: 2));

        fleet.PutTask(Reserving.For("daemon", cpu, memory, enis).TaskOn("i1"));

        Assert.Equal(new Room(cpuLeft, memoryLeft, enisLeft), fleet.RoomOn("i1"));
    }

    [Fact]
    public void Old_and_new_task_together_during_a_deployment_hold_what_they_take()
    {
        var fleet = Some.Fleet(Some.Instance("i1", cpu: 1000));
        var daemon = Reserving.For("daemon", cpu: 300);
        fleet.PutDaemon(daemon);
        fleet.PutTask(daemon.TaskOn("i1", "old") with { Stopping = true });
        fleet.PutTask(daemon.TaskOn("i1", "new"));
        Assert.Equal(400, fleet.RoomOn("i1").Cpu);

        fleet.RemoveTask("old");

        Assert.Equal(700, fleet.RoomOn("i1").Cpu);
    }

    [Fact]
    public void Its_task_on_another_instance_changes_nothing_here()
    {
        var fleet = Some.Fleet(Some.Instance("i1", cpu: 1000), Some.Instance("i2", cpu: 1000));
        var daemon = Reserving.For("daemon", cpu: 300);
        fleet.PutDaemon(daemon);

        fleet.PutTask(daemon.TaskOn("i2"));

        Assert.Equal(700, fleet.RoomOn("i1").Cpu);
    }

    [Theory]
    [InlineData("daemon", "family:web", 700)]
    [InlineData("other", "service:daemon", 400)]
    [InlineData(null, "service:daemon", 400)]
    public void A_task_is_its_own_by_service_whatever_its_group(string? service, string group, int room)
    {
        var fleet = Some.Fleet(Some.Instance("i1", cpu: 1000));
        fleet.PutDaemon(Reserving.For("daemon", cpu: 300));

        fleet.PutTask(Some.Task("t", "i1", group, Some.Demand(cpu: 300)) with { Service = service });

        Assert.Equal(room, fleet.RoomOn("i1").Cpu);
    }

    [Fact]
    public void A_task_moved_to_another_instance_gives_the_hold_back_where_it_was()
    {
        var fleet = Some.Fleet(Some.Instance("i1", cpu: 1000), Some.Instance("i2", cpu: 1000));
        fleet.PutDaemon(Reserving.For("daemon", cpu: 300));
        var foreign = Reserving.For("daemon", cpu: 500).TaskOn("i1", "d");
        fleet.PutTask(foreign);

        fleet.PutTask(foreign with { InstanceId = "i2" });

        Assert.Equal((700, 500), (fleet.RoomOn("i1").Cpu, fleet.RoomOn("i2").Cpu));
    }

    [Fact]
    public void Removing_a_reservation_leaves_its_tasks_where_they_are()
    {
        var fleet = Some.Fleet(Some.Instance("i1", cpu: 1000));
        var daemon = Reserving.For("daemon", cpu: 300);
        fleet.PutDaemon(daemon);
        fleet.PutTask(daemon.TaskOn("i1"));

        fleet.RemoveDaemon("daemon");

        Assert.Equal(700, fleet.RoomOn("i1").Cpu);
        Assert.Single(fleet.TasksOn("i1"));
    }

    [Fact]
    public void Changed_constraints_move_the_hold_to_other_instances()
    {
        var fleet = Some.Fleet(Some.Instance("i1", cpu: 1000, attributes: ("kind", "edge")), Some.Instance("i2", cpu: 1000, attributes: ("kind", "core")));
        var daemon = Reserving.For("daemon", cpu: 300) with { Constraints = Some.MemberOf("attribute:kind == edge") };
        fleet.PutDaemon(daemon);

        fleet.PutDaemon(daemon with { Constraints = Some.MemberOf("attribute:kind == core") });

        Assert.Equal((1000, 700), (fleet.RoomOn("i1").Cpu, fleet.RoomOn("i2").Cpu));
    }

    [Fact]
    public void An_instance_that_no_longer_qualifies_holds_nothing_while_the_old_task_still_runs()
    {
        var fleet = Some.Fleet(Some.Instance("i1", cpu: 1000, attributes: ("kind", "edge")));
        var daemon = Reserving.For("daemon", cpu: 500) with { Constraints = Some.MemberOf("attribute:kind == edge") };
        fleet.PutDaemon(daemon);
        fleet.PutTask(Reserving.For("daemon", cpu: 300).TaskOn("i1"));

        fleet.PutInstance(Some.Instance("i1", cpu: 1000, attributes: ("kind", "core")));

        Assert.Equal(700, fleet.RoomOn("i1").Cpu);
    }

    [Theory]
    [InlineData(2, 600, 0)]
    [InlineData(3, 400, 0)]
    [InlineData(5, 0, 0)]
    [InlineData(7, 0, 200)]
    public void Several_daemons_hold_the_sum_and_each_sees_only_the_others(int daemons, int room, int shortOf)
    {
        var fleet = Some.Fleet(Some.Instance("i1", cpu: 1000));
        var all = Enumerable.Range(0, daemons).Select(i => Reserving.For($"d{i}", cpu: 200)).ToArray();
        Array.ForEach(all, daemon => fleet.PutDaemon(daemon));

        Assert.Equal(room, fleet.RoomOn("i1").Cpu);
        Assert.Equal(shortOf > 0 ? 0 : room + 200, fleet.RoomOn("i1", "d0").Cpu);
        Assert.All(all, daemon => Assert.Equal(shortOf == 0, fleet.Fits(daemon, "i1")));
    }

    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(2, 1, 1)]
    [InlineData(2, 2, 0)]
    [InlineData(4, 1, 3)]
    public void Interfaces_held_are_taken_from_the_instances_limit(int limit, int daemons, int room)
    {
        var fleet = Some.Fleet(Some.Instance("i1") with { MaxEnis = limit });
        for (var i = 0; i < daemons; i++)
        {
            fleet.PutDaemon(Reserving.For($"d{i}", enis: 1));
        }

        Assert.Equal(room, fleet.RoomOn("i1").Enis);
        Assert.Equal(room + 1, fleet.RoomOn("i1", "d0").Enis);
    }

    [Fact]
    public void Where_nothing_limits_interfaces_none_is_held()
    {
        var fleet = Some.Fleet(Some.Instance("i1"));
        fleet.PutDaemon(Reserving.For("daemon", enis: 5));

        Assert.True(Placer.PlaceOn(fleet, Some.Request() with { Demand = new Demand { Enis = 100 } }, "i1").Placed);
    }
}
