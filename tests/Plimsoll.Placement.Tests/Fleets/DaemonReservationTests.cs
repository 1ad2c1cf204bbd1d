using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Fleets;

/// <summary>Room that DAEMON services need is kept from everybody else until they use it.</summary>
public sealed class DaemonReservationTests
{
    [Fact]
    public void Reserved_room_is_not_for_other_tasks()
    {
        var fleet = Some.Fleet(Some.Instance("i1", cpu: 1000, memory: 1000));
        fleet.PutDaemon(Daemon(cpu: 300));

        Assert.True(Placer.Place(fleet, Some.Request(cpu: 700), Some.Chance()).Placed);
        Assert.False(Placer.Place(fleet, Some.Request(cpu: 701), Some.Chance()).Placed);
    }

    [Theory]
    [InlineData("cpu", "RESOURCE:CPU")]
    [InlineData("memory", "RESOURCE:MEMORY")]
    [InlineData("eni", "RESOURCE:ENI")]
    public void Cpu_memory_and_interfaces_are_reserved(string resource, string reason)
    {
        var fleet = Some.Fleet(Some.Instance("i1", cpu: 100, memory: 100) with { MaxEnis = 1 });
        var all = resource switch
        {
            "cpu" => new Demand { Cpu = 100 },
            "memory" => new Demand { Memory = 100 },
            _ => new Demand { Enis = 1 },
        };
        fleet.PutDaemon(new DaemonReservation { Service = "daemon", Demand = all });

        var decision = Placer.Place(fleet, Some.Request() with { Demand = all }, Some.Chance());

        Assert.Equal(reason, Assert.Single(decision.Failures).Reason);
    }

    [Fact]
    public void The_daemon_itself_may_use_its_room()
    {
        var fleet = Some.Fleet(Some.Instance("i1", cpu: 1000));
        fleet.PutDaemon(Daemon(cpu: 900));
        var request = Some.ServiceRequest("daemon", cpu: 900);

        Assert.True(Placer.PlaceOn(fleet, request, "i1").Placed);
        Assert.Equal("i1", Placer.Place(fleet, request, Some.Chance()).InstanceId);
    }

    [Fact]
    public void It_is_not_counted_twice_once_the_daemons_task_is_there()
    {
        var fleet = Some.Fleet(Some.Instance("i1", cpu: 1000));
        fleet.PutDaemon(Daemon(cpu: 300));
        fleet.PutTask(DaemonTask(cpu: 300));

        Assert.True(Placer.Place(fleet, Some.Request(cpu: 700), Some.Chance()).Placed);
        Assert.False(Placer.Place(fleet, Some.Request(cpu: 701), Some.Chance()).Placed);
    }

    [Fact]
    public void It_is_reserved_again_when_the_daemons_task_goes()
    {
        var fleet = Some.Fleet(Some.Instance("i1", cpu: 1000));
        fleet.PutDaemon(Daemon(cpu: 300));
        fleet.PutTask(DaemonTask(cpu: 300));
        fleet.RemoveTask("d");

        Assert.False(Placer.Place(fleet, Some.Request(cpu: 701), Some.Chance()).Placed);
    }

    [Fact]
    public void A_bigger_next_revision_reserves_only_the_difference_while_the_old_one_runs()
    {
        var fleet = Some.Fleet(Some.Instance("i1", cpu: 1000));
        fleet.PutTask(DaemonTask(cpu: 300));
        fleet.PutDaemon(Daemon(cpu: 500));

        Assert.True(Placer.Place(fleet, Some.Request(cpu: 500), Some.Chance()).Placed);
        Assert.False(Placer.Place(fleet, Some.Request(cpu: 501), Some.Chance()).Placed);
    }

    [Fact]
    public void Instances_that_do_not_qualify_reserve_nothing()
    {
        var fleet = Some.Fleet(Some.Instance("i1", attributes: ("kind", "edge")), Some.Instance("i2"));
        fleet.PutDaemon(Daemon(cpu: 1024) with { Constraints = Some.MemberOf("attribute:kind == edge") });

        Assert.Equal("i2", Placer.Place(fleet, Some.Request(cpu: 1024), Some.Chance()).InstanceId);
    }

    [Fact]
    public void An_instance_qualifies_as_its_attributes_change()
    {
        var fleet = Some.Fleet(Some.Instance("i1"));
        fleet.PutDaemon(Daemon(cpu: 1024) with { RequiredAttributes = [new RequiredAttribute("kind", "edge")] });
        Assert.True(Placer.Place(fleet, Some.Request(), Some.Chance()).Placed);

        fleet.PutInstance(Some.Instance("i1", attributes: ("kind", "edge")));

        Assert.False(Placer.Place(fleet, Some.Request(), Some.Chance()).Placed);
    }

    [Fact]
    public void A_constraint_on_tasks_is_asked_again_as_tasks_come_and_go()
    {
        var fleet = Some.Fleet(Some.Instance("i1"));
        fleet.PutDaemon(Daemon(cpu: 1000) with { Constraints = Some.MemberOf("task:group == family:web") });
        Assert.True(Placer.Place(fleet, Some.Request(cpu: 500), Some.Chance()).Placed);

        fleet.PutTask(Some.Task("t", "i1", "family:web", Some.Demand(cpu: 1)));
        Assert.False(Placer.Place(fleet, Some.Request(cpu: 500), Some.Chance()).Placed);

        fleet.RemoveTask("t");
        Assert.True(Placer.Place(fleet, Some.Request(cpu: 500), Some.Chance()).Placed);
    }

    [Fact]
    public void Reservations_add_up()
    {
        var fleet = Some.Fleet(Some.Instance("i1", cpu: 1000));
        fleet.PutDaemon(Daemon(cpu: 300));
        fleet.PutDaemon(Daemon(cpu: 300) with { Service = "other" });

        Assert.True(Placer.Place(fleet, Some.Request(cpu: 400), Some.Chance()).Placed);
        Assert.False(Placer.Place(fleet, Some.Request(cpu: 401), Some.Chance()).Placed);
    }

    [Fact]
    public void One_daemon_cannot_use_anothers_room()
    {
        var fleet = Some.Fleet(Some.Instance("i1", cpu: 1000));
        fleet.PutDaemon(Daemon(cpu: 600));
        fleet.PutDaemon(Daemon(cpu: 600) with { Service = "other" });

        Assert.False(Placer.PlaceOn(fleet, Some.ServiceRequest("daemon", cpu: 600), "i1").Placed);
    }

    [Fact]
    public void A_reservation_let_go_frees_the_room()
    {
        var fleet = Some.Fleet(Some.Instance("i1", cpu: 1000));
        var daemon = Daemon(cpu: 300);
        fleet.PutDaemon(daemon);

        Assert.Same(daemon, fleet.RemoveDaemon("daemon"));

        Assert.True(Placer.Place(fleet, Some.Request(cpu: 1000), Some.Chance()).Placed);
        Assert.Null(fleet.RemoveDaemon("daemon"));
    }

    [Fact]
    public void What_an_instance_reports_as_remaining_is_without_reservations()
    {
        var fleet = Some.Fleet(Some.Instance("i1", cpu: 1000));
        fleet.PutDaemon(Daemon(cpu: 300));

        Assert.Equal(1000, fleet.GetRemaining("i1")!.Cpu);
    }

    [Fact]
    public void Binpack_ranks_by_what_is_left_after_reservations()
    {
        var fleet = Some.Fleet(Some.Instance("i1", memory: 1000, attributes: ("kind", "edge")), Some.Instance("i2", memory: 900));
        fleet.PutDaemon(new DaemonReservation
        {
            Service = "daemon", Demand = new Demand { Memory = 300 }, Constraints = Some.MemberOf("attribute:kind == edge"),
        });

        Assert.Equal("i1", Placer.Place(fleet, Some.Request() with { Strategies = Some.Chain("binpack:memory") }, Some.Chance()).InstanceId);
    }

    private static DaemonReservation Daemon(int cpu) => new() { Service = "daemon", Demand = Some.Demand(cpu, memory: 1) };

    private static FleetTask DaemonTask(int cpu) => Some.Task("d", "i1", "service:daemon", Some.Demand(cpu, memory: 1)) with { Service = "daemon" };
}
