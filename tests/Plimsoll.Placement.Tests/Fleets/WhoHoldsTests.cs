using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Fleets;

/// <summary>Which instances keep room for a daemon: those of its pool that have its attributes and meet its constraints.</summary>
public sealed class WhoHoldsTests
{
    private static readonly DaemonReservation Plain = Reserving.For("daemon", cpu: 300);

    [Theory]
    [InlineData("attribute:kind == edge", true)]
    [InlineData("attribute:kind != edge", false)]
    [InlineData("attribute:kind in [core, edge]", true)]
    [InlineData("attribute:kind exists", true)]
    [InlineData("attribute:rack exists", false)]
    [InlineData("attribute:rack !exists", true)]
    [InlineData("attribute:ecs.availability-zone == a", true)]
    [InlineData("attribute:ecs.availability-zone in [b, c]", false)]
    [InlineData("attribute:kind == edge and attribute:ecs.availability-zone == b", false)]
    [InlineData("attribute:kind == core or attribute:ecs.availability-zone == a", true)]
    [InlineData("not(attribute:kind == edge)", false)]
    [InlineData("agentVersion >= 1.80.0", true)]
    [InlineData("agentVersion >= 2.0.0", false)]
    [InlineData("ec2InstanceId == i-i1", true)]
    public void A_constraint_decides(string expression, bool holds)
    {
        var fleet = Some.Fleet(Some.Instance("i1", cpu: 1000, attributes: ("kind", "edge")));
        fleet.PutDaemon(Plain with { Constraints = Some.MemberOf(expression) });

        Assert.Equal(holds ? 700 : 1000, fleet.RoomOn("i1").Cpu);
    }

    [Theory]
    [InlineData("kind", "edge", true)]
    [InlineData("kind", null, true)]
    [InlineData("kind", "core", false)]
    [InlineData("flag", null, true)]
    [InlineData("flag", "on", false)]
    [InlineData("rack", null, false)]
    public void A_required_attribute_decides_by_presence_or_by_value(string name, string? value, bool holds)
    {
        var fleet = Some.Fleet(Some.Instance("i1", 1000, 1000, "a", ("kind", "edge"), ("flag", null)));
        fleet.PutDaemon(Plain with { RequiredAttributes = [new RequiredAttribute(name, value)] });

        Assert.Equal(holds ? 700 : 1000, fleet.RoomOn("i1").Cpu);
    }

    [Theory]
    [InlineData("any", true, true, true, true)]
    [InlineData("ec2", true, false, true, false)]
    [InlineData("external", false, true, false, false)]
    [InlineData("spot", false, false, true, false)]
    [InlineData("absent", false, false, false, false)]
    public void The_pool_decides(string pool, bool plain, bool external, bool spot, bool fargate)
    {
        var fleet = Some.Fleet(
            Some.Instance("plain", cpu: 1000),
            Some.Instance("external", cpu: 1000) with { External = true },
            Some.Instance("spot", cpu: 1000) with { CapacityProvider = "spot" },
            Some.Instance("fargate", cpu: 1000) with { CapacityProvider = "FARGATE" });
        fleet.PutDaemon(Plain with { Pool = Pool(pool) });

        bool[] holding = [.. new[] { "plain", "external", "spot", "fargate" }.Select(id => fleet.RoomOn(id).Cpu == 700)];

        Assert.Equal([plain, external, spot, fargate], holding);
    }

    [Fact]
    public void All_conditions_must_hold_together()
    {
        var whole = Some.Instance("whole", 1000, 1000, "a", ("kind", "edge"), ("cap", null)) with { CapacityProvider = "spot" };
        var fleet = Some.Fleet(
            whole,
            whole with { Id = "no-provider", CapacityProvider = null },
            Some.Instance("no-cap", 1000, 1000, "a", ("kind", "edge")) with { CapacityProvider = "spot" },
            Some.Instance("no-kind", 1000, 1000, "a", ("cap", null)) with { CapacityProvider = "spot" });
        fleet.PutDaemon(Plain with
        {
            Pool = CandidatePool.CapacityProvider("spot"),
            RequiredAttributes = [new RequiredAttribute("cap")],
            Constraints = Some.MemberOf("attribute:kind == edge"),
        });

        Assert.Equal(["whole"], fleet.Instances.Where(one => fleet.RoomOn(one.Id).Cpu == 700).Select(one => one.Id));
    }

    [Theory]
    [InlineData(InstanceStatus.Draining, true)]
    [InlineData(InstanceStatus.Inactive, true)]
    [InlineData(InstanceStatus.Active, false)]
    public void An_instance_that_comes_back_to_take_tasks_holds_the_room_from_the_first_moment(InstanceStatus status, bool connected)
    {
        var away = Some.Instance("i1", cpu: 1000) with { Status = status, AgentConnected = connected };
        var fleet = Some.Fleet(away);
        fleet.PutDaemon(Plain);
        Assert.False(fleet.Fits(Plain, "i1"));

        fleet.PutInstance(away with { Status = InstanceStatus.Active, AgentConnected = true });

        Assert.True(fleet.Fits(Plain, "i1"));
        Assert.False(Placer.PlaceOn(fleet, Some.Request(cpu: 701), "i1").Placed);
        Assert.True(Placer.PlaceOn(fleet, Some.Request(cpu: 700), "i1").Placed);
    }

    [Fact]
    public void A_draining_instance_keeps_its_daemons_room_from_StartTask_too()
    {
        var fleet = Some.Fleet(Some.Instance("i1", cpu: 1000) with { Status = InstanceStatus.Draining });
        fleet.PutDaemon(Plain);

        Assert.True(Placer.StartOn(fleet, Some.Request(cpu: 700), "i1").Placed);
        Assert.False(Placer.StartOn(fleet, Some.Request(cpu: 701), "i1").Placed);
    }

    [Fact]
    public void A_new_instance_holds_room_before_anything_runs_on_it()
    {
        var fleet = Some.Fleet();
        fleet.PutDaemon(Plain);

        fleet.PutInstance(Some.Instance("new", cpu: 1000));

        Assert.Equal(700, fleet.RoomOn("new").Cpu);
    }

    [Fact]
    public void An_instance_removed_and_registered_again_holds_the_room_once()
    {
        var fleet = Some.Fleet(Some.Instance("i1", cpu: 1000));
        fleet.PutDaemon(Plain);
        fleet.RemoveInstance("i1");

        fleet.PutInstance(Some.Instance("i1", cpu: 1000));

        Assert.Equal(700, fleet.RoomOn("i1").Cpu);
    }

    [Fact]
    public void A_slot_used_again_does_not_inherit_what_its_last_instance_held()
    {
        var fleet = Some.Fleet(Some.Instance("edge", cpu: 1000, attributes: ("kind", "edge")));
        fleet.PutDaemon(Plain with { Constraints = Some.MemberOf("attribute:kind == edge") });
        fleet.RemoveInstance("edge");

        fleet.PutInstance(Some.Instance("core", cpu: 1000, attributes: ("kind", "core")));

        Assert.Equal(1000, fleet.RoomOn("core").Cpu);
    }

    [Theory]
    [InlineData("runningTasksCount < 1", 700, 690, 990)]
    [InlineData("not(task:group == family:web)", 700, 990, 990)]
    public void A_constraint_on_tasks_lets_the_room_go_or_takes_it_as_a_task_changes(string expression, int empty, int pending, int running)
    {
        var fleet = Some.Fleet(Some.Instance("i1", cpu: 1000));
        fleet.PutDaemon(Plain with { Constraints = Some.MemberOf(expression) });
        var rooms = new List<int> { fleet.RoomOn("i1").Cpu };
        var task = Some.Task("t", "i1", "family:web", Some.Demand(cpu: 10));

        fleet.PutTask(task);
        rooms.Add(fleet.RoomOn("i1").Cpu);
        fleet.PutTask(task with { Running = true });
        rooms.Add(fleet.RoomOn("i1").Cpu);

        Assert.Equal([empty, pending, running], rooms);
    }

    private static CandidatePool Pool(string name) => name switch
    {
        "any" => CandidatePool.Any,
        "ec2" => CandidatePool.Ec2,
        "external" => CandidatePool.External,
        _ => CandidatePool.CapacityProvider(name),
    };
}
