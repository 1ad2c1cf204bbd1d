using Plimsoll.Ecs.Control.Services;

namespace Plimsoll.Ecs.Tests.Control.Services;

/// <summary>Steps of a REPLICA service, in the words of <see cref="Crew"/> (spec/tasks-services.md §7, scheduler loop and deployments).</summary>
public sealed class ReplicaSchedulerTests
{
    [Theory]
    [InlineData("", "start 4")]
    [InlineData("3 new", "start 1")]
    [InlineData("3 new, 1 new pending", "wait")]
    [InlineData("3 new, 1 new settling", "wait")]
    [InlineData("4 new", "steady")]
    [InlineData("6 new", "stop 2 of 6 new")]
    public void It_keeps_as_many_as_are_desired(string tasks, string expected) => Assert.Equal(expected, Decide(4, 100, 200, tasks));

    [Fact]
    public void It_is_not_steady_while_a_replaced_deployment_is_left() => Assert.Equal("wait", Decide(4, 100, 200, "4 new", deployments: 2));

    [Theory]
    [InlineData("4 old", "stop 2 of 4 old")]
    [InlineData("2 old", "start 2")]
    [InlineData("2 old, 2 new pending", "wait")]
    [InlineData("2 old, 2 new settling", "wait")]
    [InlineData("2 old, 2 new", "stop 2 of 2 old")]
    [InlineData("2 new", "start 2")]
    public void Desired_4_with_50_and_100_percent_stops_two_before_it_starts_two(string tasks, string expected) =>
        Assert.Equal(expected, Decide(4, 50, 100, tasks));

    [Theory]
    [InlineData("4 old", "start 4")]
    [InlineData("4 old, 4 new pending", "wait")]
    [InlineData("4 old, 1 new, 3 new settling", "stop 1 of 4 old")]
    [InlineData("4 old, 4 new", "stop 4 of 4 old")]
    public void Desired_4_with_100_and_200_percent_starts_four_and_stops_an_old_one_for_each_that_is_healthy(string tasks, string expected) =>
        Assert.Equal(expected, Decide(4, 100, 200, tasks));

    [Theory]
    [InlineData(100, "2 old", "stuck")]
    [InlineData(150, "2 old", "start 1")]
    [InlineData(150, "2 old, new", "stop 1 of 2 old")]
    public void Desired_2_with_75_percent_can_stop_nothing_before_it_starts_one(int maximum, string tasks, string expected) =>
        Assert.Equal(expected, Decide(2, 75, maximum, tasks));

    [Theory]
    [InlineData(100, "stuck")]
    [InlineData(50, "stop 1 of 3 old")]
    public void Desired_3_with_125_percent_can_start_nothing_before_it_stops_one(int minimum, string expected) =>
        Assert.Equal(expected, Decide(3, minimum, 125, "3 old"));

    [Theory]
    [InlineData("4 old", "stuck")]
    [InlineData("2 old, 2 new", "stuck")]
    [InlineData("4 new draining", "stuck")]
    [InlineData("3 old", "start 1")]
    [InlineData("3 old, old pending", "stop 1 old pending, start 1")]
    [InlineData("3 old, old ill", "stop 1 old ill, start 1")]
    [InlineData("3 old, old settling", "wait")]
    [InlineData("3 old, old protected", "wait")]
    [InlineData("3 old, new settling", "wait")]
    public void With_100_and_100_percent_a_deployment_is_stuck_once_all_are_healthy(string tasks, string expected) =>
        Assert.Equal(expected, Decide(4, 100, 100, tasks));

    [Theory]
    [InlineData("4 old", "stop 4 of 4 old")]
    [InlineData("4 old settling", "stop 4 of 4 old settling")]
    [InlineData("2 old, 2 new", "stop 2 of 2 old, stop 2 of 2 new")]
    [InlineData("2 old pending, old ill, new ill", "stop 2 old pending, stop 1 old ill, stop 1 new ill")]
    [InlineData("", "steady")]
    public void With_desired_0_everything_stops_at_once(string tasks, string expected) => Assert.Equal(expected, Decide(0, 100, 200, tasks));

    [Theory]
    [InlineData("2 old pending, 2 old", "stop 2 old pending, start 4")]
    [InlineData("2 old ill, 2 old", "stop 2 old ill, start 4")]
    public void Old_tasks_that_serve_nobody_stop_at_once(string tasks, string expected) => Assert.Equal(expected, Decide(4, 100, 200, tasks));

    [Fact]
    public void When_no_task_need_be_healthy_old_ones_that_settle_are_not_waited_for() =>
        Assert.Equal("stop 4 of 4 old settling", Decide(4, 0, 100, "4 old settling"));

    [Theory]
    [InlineData("3 new, 3 new pending", "stop 3 of 3 new and 3 new pending")]
    [InlineData("3 old, 5 new", "stop 3 of 3 old, stop 2 of 5 new")]
    [InlineData("6 old, new", "stop 4 of 6 old")]
    public void A_lower_desired_count_stops_what_is_too_many(string tasks, string expected) => Assert.Equal(expected, Decide(3, 100, 200, tasks));

    [Fact]
    public void While_there_are_too_many_new_ones_old_ones_stop_only_as_if_all_of_those_were_healthy() =>
        Assert.Equal("stop 2 of 2 new and 3 new settling", Decide(3, 100, 200, "3 old, 2 new, 3 new settling"));

    [Theory]
    [InlineData(200, "3 new, new ill", "start 1")]
    [InlineData(200, "3 new, new ill, new pending", "wait")]
    [InlineData(200, "3 new, new ill, new settling", "wait")]
    [InlineData(200, "4 new, new ill", "stop 1 new ill")]
    [InlineData(200, "4 new ill", "start 4")]
    [InlineData(200, "4 new ill, 2 new, 2 new pending", "stop 2 new ill")]
    public void An_unhealthy_task_goes_once_another_stands_in_for_it(int maximum, string tasks, string expected) =>
        Assert.Equal(expected, Decide(4, 100, maximum, tasks));

    [Theory]
    [InlineData("4 new ill", "stop 1 new ill")]
    [InlineData("3 new ill", "start 1")]
    [InlineData("3 new ill, new pending", "wait")]
    [InlineData("3 new ill, new settling", "stop 1 new ill")]
    [InlineData("2 new ill, 2 new", "stop 1 new ill")]
    public void Where_none_may_start_beside_them_unhealthy_tasks_make_room_one_by_one(string tasks, string expected) =>
        Assert.Equal(expected, Decide(4, 100, 100, tasks));

    [Theory]
    [InlineData("2 new, 2 new draining", "start 2")]
    [InlineData("2 new, 2 new draining, 2 new pending", "wait")]
    [InlineData("3 new, 2 new draining, new pending", "stop 1 of 2 new draining")]
    [InlineData("4 new, 2 new draining", "stop 2 of 2 new draining")]
    [InlineData("3 new, new draining settling", "start 1")]
    public void Tasks_on_a_draining_instance_that_run_are_replaced_within_the_percentages(string tasks, string expected) =>
        Assert.Equal(expected, Decide(4, 100, 200, tasks));

    [Fact]
    public void Tasks_on_a_draining_instance_that_do_not_run_stop_at_once() =>
        Assert.Equal("stop 1 new pending draining, start 1", Decide(4, 100, 100, "3 new, new pending draining"));

    [Theory]
    [InlineData(200, "3 new, new ill draining", "start 1")]
    [InlineData(200, "4 new, new ill draining", "stop 1 new ill draining")]
    [InlineData(100, "3 new, new ill draining", "stop 1 new ill draining")]
    public void An_unhealthy_task_on_a_draining_instance_goes_as_any_unhealthy_one(int maximum, string tasks, string expected) =>
        Assert.Equal(expected, Decide(4, 100, maximum, tasks));

    [Theory]
    [InlineData(4, "4 new, 2 new protected", "stop 2 of 4 new")]
    [InlineData(4, "1 new, 5 new protected", "stop 1 of 1 new")]
    [InlineData(4, "5 new protected", "wait")]
    [InlineData(4, "4 new, 2 old protected", "wait")]
    [InlineData(4, "4 new, old pending protected", "wait")]
    [InlineData(4, "4 new, new draining protected", "wait")]
    [InlineData(0, "new protected", "wait")]
    public void A_protected_task_is_stopped_neither_by_scale_in_nor_by_a_deployment(int desired, string tasks, string expected) =>
        Assert.Equal(expected, Decide(desired, 100, 200, tasks));

    [Theory]
    [InlineData("4 new, new ill protected", "stop 1 new ill protected")]
    [InlineData("4 new, old ill protected", "stop 1 old ill protected")]
    [InlineData("4 new, new ill draining protected", "stop 1 new ill draining protected")]
    public void Protection_does_not_keep_an_unhealthy_task(string tasks, string expected) => Assert.Equal(expected, Decide(4, 100, 200, tasks));

    [Theory]
    [InlineData("4 old", "wait")]
    [InlineData("3 old, 1 old pending, 2 old ill", "wait")]
    [InlineData("2 new", "wait")]
    [InlineData("3 new, new ill", "wait")]
    [InlineData("4 new ill", "wait")]
    public void After_a_failed_rollout_nothing_starts_and_what_runs_stays(string tasks, string expected) =>
        Assert.Equal(expected, Decide(4, 100, 100, tasks, launches: false));

    [Theory]
    [InlineData("5 old, 2 old draining", "stop 2 of 2 old draining")]
    [InlineData("4 old, new pending draining", "stop 1 new pending draining")]
    public void After_a_failed_rollout_draining_instances_are_still_emptied(string tasks, string expected) =>
        Assert.Equal(expected, Decide(4, 100, 200, tasks, launches: false));

    [Fact]
    public void After_a_failed_rollout_desired_0_still_stops_everything() =>
        Assert.Equal("stop 1 old pending, stop 2 of 2 old, stop 1 of 1 new", Decide(0, 100, 200, "2 old, old pending, new", launches: false));

    private static string Decide(int desired, int minimum, int maximum, string tasks, bool launches = true, int? deployments = null)
    {
        var crew = Crew.Of(tasks);
        return Crew.Words(ReplicaScheduler.Decide(
            desired, new DeploymentConfiguration { MinimumHealthyPercent = minimum, MaximumPercent = maximum }, launches,
            deployments ?? (crew.TrueForAll(task => task.OnPrimary) ? 1 : 2), crew));
    }
}
