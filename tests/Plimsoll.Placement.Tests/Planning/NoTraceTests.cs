using CsCheck;
using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Planning;
using Plimsoll.Placement.Tests.Reference;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Planning;

/// <summary>Planning leaves the cluster exactly as it was, however it ends.</summary>
public sealed class NoTraceTests
{
    [Fact]
    public void Every_read_of_the_fleet_is_the_same_after_a_plan() =>
        Gen.Select(SmallClusters.Instances, SmallClusters.Tasks, SmallClusters.Request, Gen.Int[1, 8]).Sample(
            (instances, tasks, request, count) =>
            {
                var fleet = SmallClusters.Build(instances, tasks).Fleet;
                var before = FleetReads.Of(fleet);

                Planner.Plan(fleet, request, count, Some.Chance());

                return before.SequenceEqual(FleetReads.Of(fleet));
            });

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public void Every_read_of_the_fleet_is_the_same_after_a_plan_that_broke_off(int draws)
    {
        var fleet = Some.Fleet(Equipped("i1"), Equipped("i2"), Equipped("i3"));
        fleet.PutTask(Some.Task("t1", "i1"));
        var request = Some.Request() with { Demand = new Demand { Cpu = 10, Memory = 10, Enis = 1, Gpus = 1 } };
        var before = FleetReads.Of(fleet);

        Assert.Throws<InvalidOperationException>(() => Planner.Plan(fleet, request, 8, new ChanceThatEnds(draws)));

        Assert.Equal(before, FleetReads.Of(fleet));
    }

    [Fact]
    public void A_decision_after_a_plan_has_the_reasons_it_had_before() =>
        Gen.Select(SmallClusters.Instances, SmallClusters.Tasks, SmallClusters.Request, SmallClusters.Request).Sample(
            (instances, tasks, planned, asked) =>
            {
                var fleet = SmallClusters.Build(instances, tasks).Fleet;
                var before = Placer.Place(fleet, asked, Some.Chance());

                Planner.Plan(fleet, planned, 4, Some.Chance());

                var after = Placer.Place(fleet, asked with { Group = asked.Group }, Some.Chance());
                return before.Failures.SequenceEqual(after.Failures)
                    && before.Explanation!.Refused.SequenceEqual(after.Explanation!.Refused)
                    && before.Explanation.Steps.SequenceEqual(after.Explanation.Steps);
            });

    [Fact]
    public void Room_held_for_a_daemon_is_still_held_after_planning_that_daemon()
    {
        var fleet = Some.Fleet(Some.Instance("i1", cpu: 150, memory: 150));
        fleet.PutDaemon(new DaemonReservation { Service = "d", Demand = Some.Demand() });

        Assert.Single(Planner.Plan(fleet, Some.ServiceRequest("d"), 1, Some.Chance()).Placed);

        Assert.Equal("RESOURCE:CPU", Placer.Place(fleet, Some.Request(), Some.Chance()).Failures[0].Reason);
        Assert.True(Placer.Place(fleet, Some.ServiceRequest("d"), Some.Chance()).Placed);
    }

    [Theory]
    [InlineData("plan-0")]
    [InlineData("0")]
    [InlineData("")]
    public void A_task_of_any_name_outlives_the_plan(string name)
    {
        var fleet = Some.Fleet(Some.Instance("i1"));
        fleet.PutTask(Some.Task(name, "i1"));

        Planner.Plan(fleet, Some.Request(), 3, Some.Chance());

        Assert.Equal(name, Assert.Single(fleet.TasksOn("i1")).Id);
    }

    [Fact]
    public void A_plan_can_be_asked_for_again_and_again()
    {
        var fleet = Some.Fleet(Some.Instance("i1", memory: 350));

        var unplaced = Enumerable.Range(0, 5).Select(_ => Planner.Plan(fleet, Some.Request(), 5, Some.Chance()).Unplaced);

        Assert.All(unplaced, count => Assert.Equal(2, count));
    }

    private static FleetInstance Equipped(string id) => Some.Instance(id) with { GpuIds = ["g0", "g1", "g2"], MaxEnis = 3, ReservedTcpPorts = [22] };

    /// <summary>Breaks after so many draws.</summary>
    private sealed class ChanceThatEnds(int draws) : IChance
    {
        private int _left = draws;

        public int Next(int exclusiveMax) => _left-- > 0 ? 0 : throw new InvalidOperationException("no more");
    }
}
