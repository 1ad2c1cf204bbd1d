using Plimsoll.Ecs.Control.Services;
using Plimsoll.Ecs.Tests.Control.Services.Worlds;

namespace Plimsoll.Ecs.Tests.Control.Services;

/// <summary>What holds of every step of a REPLICA service, and where its steps lead.</summary>
public sealed class ReplicaPropertyTests
{
    [Fact]
    public void A_start_never_brings_the_tasks_over_the_maximum() => Histories.Replicas.Always(step =>
        Assert.True(step.Plan.Start == 0 || step.Before.Count - step.Plan.Stop.Count + step.Plan.Start <= step.World.Limits.MaxTotal));

    [Fact]
    public void A_start_never_brings_the_tasks_that_stay_over_the_desired_count() => Histories.Replicas.Always(step =>
        Assert.True(step.Plan.Start == 0 || step.World.Tasks.Count(task => task.Stays) <= step.World.Desired));

    [Fact]
    public void A_stop_takes_of_the_tasks_that_stay_only_those_over_the_desired_count() => Histories.Replicas.Always(step =>
        Assert.InRange(step.Stopped.Count(task => task.Stays), 0, Math.Max(0, step.Before.Count(task => task.Stays) - step.World.Desired)));

    // A surplus goes though the rest is not healthy yet; whatever else stops leaves the minimum.
    [Fact]
    public void Stops_leave_the_minimum_healthy_or_as_many_as_there_were_but_for_the_surplus() => Histories.Replicas.Always(step =>
        Assert.True(Healthy(step.World.Tasks) >= Math.Min(step.World.Limits.MinHealthy, Healthy(step.Before) - step.Stopped.Count(task => task.Stays))));

    [Fact]
    public void No_task_is_named_twice() => Histories.Replicas.Always(step =>
        Assert.Distinct(step.Plan.Stop.Concat(step.Plan.StopSome.SelectMany(some => some.Among)).Select(task => task.Record.Id)));

    [Fact]
    public void Of_some_tasks_at_least_one_and_at_most_all_stop() => Histories.Replicas.Always(step =>
        Assert.All(step.Plan.StopSome, some => Assert.InRange(some.Count, 1, some.Among.Count)));

    [Fact]
    public void A_protected_task_is_stopped_only_when_it_is_unhealthy() => Histories.Replicas.Always(step =>
        Assert.All(step.Stopped.Where(task => task.Protected), task => Assert.Equal(TaskCondition.Unhealthy, task.Condition)));

    [Fact]
    public void What_is_stuck_or_steady_has_nothing_to_do() => Histories.Replicas.Always(step =>
        Assert.True(step.Idle || (!step.Plan.Stuck && !step.Plan.Steady)));

    [Fact]
    public void It_is_stuck_only_where_the_percentages_let_no_task_be_replaced() => Histories.Replicas.Always(step =>
        Assert.True(step.World.StuckByDefinition || !step.Plan.Stuck));

    [Fact]
    public void What_is_steady_has_exactly_the_desired_tasks_healthy_and_of_the_newest_deployment() => Histories.Replicas.Always(step =>
        Assert.True(!step.Plan.Steady || (step.Before.Count == step.World.Desired
            && step.Before.All(task => task.Stays && task.Condition == TaskCondition.Healthy))));

    [Fact]
    public void After_a_failed_rollout_nothing_starts() => Histories.Replicas.Always(step =>
        Assert.True(step.World.Launches || step.Plan.Start == 0));

    [Fact]
    public void Once_nothing_disturbs_it_comes_to_the_desired_tasks_or_is_stuck_where_that_is_by_definition() => Histories.Replicas.InTheEnd(step =>
        Assert.True(step.Plan.Steady ? step.World.Tasks.Count(task => task.Stays) == step.World.Desired : step.World.StuckByDefinition && step.Plan.Stuck));

    private static int Healthy(IEnumerable<ServiceTask> tasks) => tasks.Count(task => task.Condition == TaskCondition.Healthy);
}
