using CsCheck;
using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Planning;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Planning;

/// <summary>How many more instances it takes is what trying shows.</summary>
public sealed class MoreInstancesTests
{
    private const int Tasks = 9;

    private static readonly Gen<FleetInstance> Shape = Gen.Select(
        Gen.Int[0, 9], Gen.Int[0, 9], Gen.Int[0, 3], Gen.Int[0, 4], Gen.Int[0, 3],
        (cpu, memory, gpus, enis, port) => Some.Instance("", 100 * cpu, 100 * memory) with
        {
            GpuIds = [.. Enumerable.Range(0, gpus).Select(i => $"g{i}")],
            MaxEnis = enis == 4 ? null : enis,
            ReservedTcpPorts = port == 1 ? [80] : [],
            ReservedUdpPorts = port == 2 ? [53] : [],
        });

    private static readonly Gen<PlacementRequest> Request = Gen.Select(
        Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 2], Gen.Int[0, 1], Gen.Int[0, 9],
        (cpu, memory, gpus, enis, kind) => Some.Request() with
        {
            Demand = new Demand
            {
                Cpu = 130 * cpu,
                Memory = 130 * memory,
                Gpus = gpus,
                Enis = enis,
                TcpPorts = kind == 0 ? [80] : [],
                UdpPorts = kind == 1 ? [53] : [],
            },
            Constraints = kind == 2 ? Some.Distinct() : Some.MemberOf(),
        });

    [Fact]
    public void The_number_is_the_least_over_all_shapes_that_holds_what_is_left() =>
        Gen.Select(Shape.Array[1, 4], Request).Sample((shapes, request) =>
        {
            var fleet = Some.Fleet([.. shapes.Select((shape, i) => shape with { Id = $"i{i}" })]);
            var plan = Planner.Plan(fleet, request, Tasks, Some.Chance());
            var expected = plan.Unplaced == 0 ? null : shapes.Select(shape => Tried(shape, request, plan.Unplaced)).Min();
            return expected == More(plan)?.Instances;
        });

    [Fact]
    public void Adding_them_holds_all_and_adding_one_fewer_does_not() =>
        Gen.Select(Shape.Array[1, 4], Request).Sample((shapes, request) =>
        {
            var fleet = Some.Fleet([.. shapes.Select((shape, i) => shape with { Id = $"i{i}" })]);
            if (More(Planner.Plan(fleet, request, Tasks, Some.Chance())) is not { } more)
            {
                return true;
            }

            fleet.TryGetInstance(more.InstanceId, out var model);
            for (var i = 1; i < more.Instances; i++)
            {
                fleet.PutInstance(model! with { Id = $"more{i}" });
            }

            var tooFew = Planner.Plan(fleet, request, Tasks, Some.Chance()).Unplaced > 0;
            fleet.PutInstance(model! with { Id = "last" });
            return tooFew && Planner.Plan(fleet, request, Tasks, Some.Chance()).Unplaced == 0;
        });

    [Theory]
    [InlineData("cpu", 3)]
    [InlineData("memory", 3)]
    [InlineData("gpu", 3)]
    [InlineData("eni", 3)]
    [InlineData("tcp", 8)]
    [InlineData("udp", 8)]
    public void What_is_scarcest_sets_the_number(string scarce, int needed)
    {
        // One instance holds three tasks; twelve are wanted, or nine where a port goes once to an instance.
        var model = Some.Instance("i1", cpu: 300, memory: 300) with { GpuIds = ["g0", "g1", "g2"], MaxEnis = 3 };
        var demand = scarce switch
        {
            "cpu" => new Demand { Cpu = 100 },
            "memory" => new Demand { Memory = 100 },
            "gpu" => new Demand { Gpus = 1 },
            "eni" => new Demand { Enis = 1 },
            "tcp" => new Demand { TcpPorts = [80] },
            _ => new Demand { UdpPorts = [53] },
        };

        var plan = Planner.Plan(Some.Fleet(model), Some.Request() with { Demand = demand }, scarce is "tcp" or "udp" ? 9 : 12, Some.Chance());

        Assert.Equal(new Remedy($"{needed} more instances like i1 (300 CPU units, 300 MiB)", needed, "i1"), plan.Remedies[^1]);
    }

    [Fact]
    public void The_shape_that_holds_most_is_the_one_to_copy()
    {
        var fleet = Some.Fleet(Some.Instance("small", 100, 100), Some.Instance("large", 400, 400), Some.Instance("middle", 200, 200));

        Assert.Equal(("large", 2), (More(Planner.Plan(fleet, Some.Request(), 15, Some.Chance()))!.InstanceId, More(Planner.Plan(fleet, Some.Request(), 15, Some.Chance()))!.Instances));
    }

    [Theory]
    [InlineData("status")]
    [InlineData("agent")]
    [InlineData("distinctInstance")]
    public void An_instance_that_is_only_in_a_bad_state_is_worth_copying(string filter) =>
        Assert.Equal("i1", More(Planner.Plan(Obstacle.Fleet(Obstacle.Named(filter)), Obstacle.Request, 1, Some.Chance()))!.InstanceId);

    [Theory]
    [InlineData("pool")]
    [InlineData("attributes")]
    [InlineData("zones")]
    [InlineData("cpu")]
    [InlineData("memory")]
    [InlineData("ports")]
    [InlineData("udpPorts")]
    [InlineData("gpu")]
    [InlineData("eni")]
    [InlineData("memberOf")]
    public void An_instance_whose_copy_would_be_refused_too_is_not(string filter) =>
        Assert.Null(More(Planner.Plan(Obstacle.Fleet(Obstacle.Named(filter)), Obstacle.Request, 1, Some.Chance())));

    [Fact]
    public void A_copy_keeps_room_for_the_daemons_that_will_run_on_it()
    {
        var fleet = Some.Fleet(Some.Instance("i1", cpu: 300, memory: 300));
        fleet.PutDaemon(new DaemonReservation { Service = "logs", Demand = Some.Demand(50, 150) });

        // One hundred of the 150 MiB that are left on each.
        Assert.Equal(3, More(Planner.Plan(fleet, Some.Request(), 4, Some.Chance()))!.Instances);
    }

    [Fact]
    public void A_copy_that_daemons_fill_is_not_offered()
    {
        var fleet = Some.Fleet(Some.Instance("i1", cpu: 300, memory: 300));
        fleet.PutDaemon(new DaemonReservation { Service = "logs", Demand = Some.Demand(250, 0) });

        Assert.Null(More(Planner.Plan(fleet, Some.Request(), 1, Some.Chance())));
    }

    [Fact]
    public void A_copy_has_none_of_the_tasks_that_an_expression_counts()
    {
        var fleet = Some.Fleet(Some.Instance("i1"));
        fleet.PutTask(Some.Task("t", "i1") with { Running = true });
        var request = Some.Request() with { Constraints = Some.MemberOf("runningTasksCount < 1") };

        Assert.Equal("i1", More(Planner.Plan(fleet, request, 1, Some.Chance()))!.InstanceId);
    }

    [Fact]
    public void A_copy_has_none_of_the_tasks_that_an_expression_wants_beside_it()
    {
        var fleet = Some.Fleet(Some.Instance("i1", cpu: 100));
        fleet.PutTask(Some.Task("t", "i1", "family:db"));
        var request = Some.Request() with { Constraints = Some.MemberOf("task:group == family:db") };

        Assert.Null(More(Planner.Plan(fleet, request, 1, Some.Chance())));
    }

    [Fact]
    public void An_expression_that_keeps_a_group_apart_takes_a_copy_for_each_task()
    {
        var fleet = Some.Fleet(Some.Instance("i1"));
        fleet.PutTask(Some.Task("t", "i1"));
        var request = Some.Request() with { Constraints = Some.MemberOf("not(task:group == family:web)") };

        Assert.Equal(3, More(Planner.Plan(fleet, request, 3, Some.Chance()))!.Instances);
    }

    [Fact]
    public void A_copy_is_another_instance_than_the_one_that_an_expression_names()
    {
        var fleet = Some.Fleet(Some.Instance("i1", cpu: 100));
        fleet.PutTask(Some.Task("t", "i1"));
        var request = Some.Request() with { Constraints = Some.MemberOf("ec2InstanceId == i-i1") };

        Assert.Null(More(Planner.Plan(fleet, request, 1, Some.Chance())));
    }

    [Theory]
    [InlineData(98, true)]
    [InlineData(99, false)]
    public void A_copy_stays_within_the_limit_of_reserved_ports(int ofTheHost, bool offered)
    {
        var full = Some.Instance("i1", cpu: 100) with { ReservedTcpPorts = [.. Enumerable.Range(1, ofTheHost)] };
        var fleet = Some.Fleet(full);
        fleet.PutTask(Some.Task("t", "i1"));
        var request = Some.Request() with { Demand = Some.Demand() with { TcpPorts = [200, 201] } };

        Assert.Equal(offered, More(Planner.Plan(fleet, request, 1, Some.Chance())) is not null);
    }

    private static Remedy? More(PlacementPlan plan) =>
        plan.Remedies.SingleOrDefault(remedy => remedy.Words.Contains("more instance", StringComparison.Ordinal));

    /// <summary>How many copies alone hold so many tasks, by adding one after another; null when one holds none.</summary>
    private static int? Tried(FleetInstance shape, PlacementRequest request, int tasks)
    {
        var fleet = new Fleet();
        for (var (copies, placed) = (1, 0); ; copies++)
        {
            fleet.PutInstance(shape with { Id = $"c{copies}" });
            var before = placed;
            while (placed < tasks && fleet.Run(request, $"t{placed}") is not null)
            {
                placed++;
            }

            if (placed == before)
            {
                return null;
            }

            if (placed == tasks)
            {
                return copies;
            }
        }
    }
}
