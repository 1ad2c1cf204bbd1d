using Plimsoll.Ecs.Control.Services;
using Plimsoll.Ecs.Tests.Control.Services.Worlds;

namespace Plimsoll.Ecs.Tests.Control.Services;

/// <summary>What holds of every step of a DAEMON service, and where its steps lead.</summary>
public sealed class DaemonPropertyTests
{
    [Fact]
    public void There_is_never_more_than_one_task_on_an_instance() => Histories.Daemons.Always(step =>
        Assert.Distinct(step.World.Tasks.Select(task => task.Record.InstanceKey)));

    [Fact]
    public void A_task_starts_only_where_the_service_belongs() => Histories.Daemons.Always(step =>
        Assert.Subset(((DaemonWorld)step.World).Qualifying.ToHashSet(), step.Plan.StartOn.ToHashSet()));

    [Fact]
    public void A_task_starts_only_where_none_is_left_that_is_about_to_stop() => Histories.Daemons.Always(step =>
        Assert.DoesNotContain(step.Plan.StartOn, ((DaemonWorld)step.World).EndingOn.Contains));

    [Fact]
    public void No_task_is_left_where_the_service_does_not_belong() => Histories.Daemons.Always(step =>
        Assert.Subset(((DaemonWorld)step.World).Qualifying.ToHashSet(), step.World.Tasks.Select(task => task.Record.InstanceKey!).ToHashSet()));

    [Fact]
    public void Where_the_service_belongs_stops_leave_the_minimum_healthy_or_as_many_as_there_were() => Histories.Daemons.Always(step =>
        Assert.True(Healthy(step, step.World.Tasks) >= Math.Min(step.World.Limits.MinHealthy, Healthy(step, step.Before))));

    [Fact]
    public void A_healthy_task_of_the_newest_deployment_stays_where_the_service_belongs() => Histories.Daemons.Always(step =>
        Assert.DoesNotContain(step.Stopped, task => task.Stays && Belongs(step, task)));

    [Fact]
    public void No_task_is_named_twice() => Histories.Daemons.Always(step => Assert.Distinct(step.Plan.Stop.Select(task => task.Record.Id)));

    [Fact]
    public void Where_the_service_belongs_a_protected_task_is_stopped_only_when_it_is_unhealthy() => Histories.Daemons.Always(step =>
        Assert.All(step.Stopped.Where(task => task.Protected && Belongs(step, task)), task => Assert.Equal(TaskCondition.Unhealthy, task.Condition)));

    [Fact]
    public void What_is_stuck_or_steady_has_nothing_to_do() => Histories.Daemons.Always(step =>
        Assert.True(step.Idle || (!step.Plan.Stuck && !step.Plan.Steady)));

    [Fact]
    public void It_is_stuck_only_where_the_percentages_let_no_task_be_replaced() => Histories.Daemons.Always(step =>
        Assert.True(step.World.StuckByDefinition || !step.Plan.Stuck));

    [Fact]
    public void What_is_steady_has_one_healthy_task_of_the_newest_deployment_on_each_instance() => Histories.Daemons.Always(step =>
        Assert.True(!step.Plan.Steady || (step.Before.Count == step.World.Desired
            && step.Before.All(task => task.Stays && task.Condition == TaskCondition.Healthy && Belongs(step, task)))));

    [Fact]
    public void After_a_failed_rollout_nothing_starts() => Histories.Daemons.Always(step =>
        Assert.True(step.World.Launches || step.Plan.StartOn.Count == 0));

    [Fact]
    public void Once_nothing_disturbs_it_comes_to_the_desired_tasks_or_is_stuck_where_that_is_by_definition() => Histories.Daemons.InTheEnd(step =>
        Assert.True(step.Plan.Steady ? step.World.Tasks.Count(task => task.Stays) == step.World.Desired : step.World.StuckByDefinition && step.Plan.Stuck));

    private static bool Belongs(Moment step, ServiceTask task) => ((DaemonWorld)step.World).Qualifying.Contains(task.Record.InstanceKey);

    private static int Healthy(Moment step, IEnumerable<ServiceTask> tasks) =>
        tasks.Count(task => task.Condition == TaskCondition.Healthy && Belongs(step, task));
}
