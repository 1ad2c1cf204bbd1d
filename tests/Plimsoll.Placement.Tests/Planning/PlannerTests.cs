using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Planning;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Planning;

/// <summary>A plan is what would happen, and nothing happens.</summary>
public sealed class PlannerTests
{
    [Fact]
    public void A_plan_is_what_placing_then_does()
    {
        var fleet = Some.Fleet([.. Enumerable.Range(0, 6).Select(i => Some.Instance($"i{i}", zone: $"{i % 3}"))]);
        var request = Some.ServiceRequest("s");

        var plan = Planner.Plan(fleet, request, 12, Some.Chance(4));
        var placed = fleet.RunMany(request, 12, chance: Some.Chance(4));

        Assert.Equal(placed, plan.Placed.Select(task => task.InstanceId));
        Assert.Equal(0, plan.Unplaced);
        Assert.Empty(plan.Failures);
        Assert.Empty(plan.Remedies);
    }

    [Fact]
    public void Planning_changes_nothing()
    {
        var fleet = Some.Fleet(Some.Instance("i1") with { GpuIds = ["g0"], MaxEnis = 2 });
        fleet.PutTask(Some.Task("t1", "i1"));
        var before = fleet.GetRemaining("i1")!;

        Planner.Plan(fleet, Some.Request() with { Demand = new Demand { Cpu = 10, TcpPorts = [80], Gpus = 1, Enis = 1 } }, 5, Some.Chance());

        var after = fleet.GetRemaining("i1")!;
        Assert.Equal((before.Cpu, before.Memory, before.Enis), (after.Cpu, after.Memory, after.Enis));
        Assert.Equal(before.TcpPorts, after.TcpPorts);
        Assert.Equal(before.GpuIds, after.GpuIds);
        Assert.Equal(1, fleet.TaskCount);
    }

    [Fact]
    public void Each_planned_task_sees_those_before_it()
    {
        var fleet = Some.Fleet(Some.Instance("a"), Some.Instance("b"), Some.Instance("c"));

        var plan = Planner.Plan(fleet, Some.Request() with { Constraints = Some.Distinct() }, 3, Some.Chance());

        Assert.Equal(["a", "b", "c"], plan.Placed.Select(task => task.InstanceId).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Gpus_are_planned_by_name()
    {
        var fleet = Some.Fleet(Some.Instance("i1") with { GpuIds = ["g0", "g1", "g2"] });

        var plan = Planner.Plan(fleet, Some.Request() with { Demand = new Demand { Gpus = 1 } }, 3, Some.Chance());

        Assert.Equal(["g0", "g1", "g2"], plan.Placed.SelectMany(task => task.GpuIds));
    }

    [Fact]
    public void What_does_not_fit_is_counted_and_explained()
    {
        var plan = Planner.Plan(Some.Fleet(Some.Instance("i1", memory: 250)), Some.Request(), 5, Some.Chance());

        Assert.Equal(2, plan.Placed.Count);
        Assert.Equal(3, plan.Unplaced);
        Assert.Equal("RESOURCE:MEMORY", plan.Failures[0].Reason);
    }

    [Fact]
    public void Planned_tasks_carry_their_explanations()
    {
        var plan = Planner.Plan(Some.Fleet(Some.Instance("i1")), Some.Request(), 1, Some.Chance());

        Assert.Equal("i1", Assert.Single(plan.Placed).Explanation!.InstanceId);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void There_must_be_something_to_plan(int count) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Planner.Plan(new Fleet(), Some.Request(), count, Some.Chance()));
}
