using Plimsoll.Ecs.Control.Services;

namespace Plimsoll.Ecs.Tests.Control.Services;

/// <summary>Steps of a DAEMON service on the instances a, b and c, in the words of <see cref="Crew"/> (spec/placement.md §7).</summary>
public sealed class DaemonSchedulerTests
{
    [Theory]
    [InlineData("", "start on a b c")]
    [InlineData("new@a", "start on b c")]
    [InlineData("new@a, new@b pending, new@c", "wait")]
    [InlineData("new@a, new@b settling, new@c", "wait")]
    [InlineData("new@a, new@b, new@c", "steady")]
    public void It_keeps_one_task_on_each_instance_that_qualifies(string tasks, string expected) => Assert.Equal(expected, Decide("a b c", 0, tasks));

    [Theory]
    [InlineData("a b", "new@a, new@b, new@c", "stop 1 new@c")]
    [InlineData("a b", "new@a, new@b, old@c", "stop 1 old@c")]
    [InlineData("a b", "new@a, new@b, new@c draining", "stop 1 new@c draining")]
    [InlineData("a b", "new@a, new@b, new@c draining protected", "stop 1 new@c draining protected")]
    [InlineData("", "new@a, old@b", "stop 1 new@a, stop 1 old@b")]
    public void Its_task_on_an_instance_that_does_not_qualify_stops(string qualifying, string tasks, string expected) =>
        Assert.Equal(expected, Decide(qualifying, 100, tasks));

    [Fact]
    public void A_service_without_instances_and_tasks_is_steady() => Assert.Equal("steady", Decide("", 0, ""));

    [Fact]
    public void It_is_not_steady_while_a_replaced_deployment_is_left() => Assert.Equal("wait", Decide("a", 0, "new@a", deployments: 2));

    [Theory]
    [InlineData("old@a, old@b, old@c", "", "stop 1 old@a, stop 1 old@b, stop 1 old@c")]
    [InlineData("", "a b c", "wait")]
    [InlineData("", "a b", "start on c")]
    [InlineData("", "", "start on a b c")]
    public void A_deployment_stops_the_old_task_of_an_instance_before_it_starts_the_new_one(string tasks, string ending, string expected) =>
        Assert.Equal(expected, Decide("a b c", 0, tasks, ending));

    [Theory]
    [InlineData("old@a, old@b, old@c", "stop 1 old@a")]
    [InlineData("old@b, old@c", "start on a")]
    [InlineData("new@a pending, old@b, old@c", "wait")]
    [InlineData("new@a settling, old@b, old@c", "wait")]
    [InlineData("new@a, old@b, old@c", "stop 1 old@b")]
    [InlineData("old@a, old@b, old@c pending", "stop 1 old@c pending")]
    [InlineData("old@a, old@b, old@c ill", "stop 1 old@c ill")]
    [InlineData("old@a, old@b, old@c settling", "wait")]
    public void With_50_percent_of_3_two_stay_healthy_during_a_deployment(string tasks, string expected) => Assert.Equal(expected, Decide("a b c", 50, tasks));

    [Fact]
    public void A_task_that_stops_because_its_instance_no_longer_qualifies_does_not_make_up_the_minimum() =>
        Assert.Equal("stop 1 old@c, stop 1 old@d", Decide("a b", 100, "old@a, old@b, old@c, old@d"));

    [Fact]
    public void When_no_task_need_be_healthy_old_ones_that_settle_are_not_waited_for() =>
        Assert.Equal("stop 1 old@a settling, stop 1 old@b settling", Decide("a b", 0, "old@a settling, old@b settling"));

    [Theory]
    [InlineData("old@a, old@b, old@c", "", "stuck")]
    [InlineData("old@a, old@b, new@c", "", "stuck")]
    [InlineData("old@a, old@b, old@c settling", "", "wait")]
    [InlineData("old@a, old@b", "c", "wait")]
    [InlineData("old@a, old@b", "", "start on c")]
    [InlineData("old@a, old@b, old@c ill", "", "stop 1 old@c ill")]
    public void With_100_percent_a_deployment_is_stuck_once_all_are_healthy(string tasks, string ending, string expected) =>
        Assert.Equal(expected, Decide("a b c", 100, tasks, ending));

    [Theory]
    [InlineData("new@a, new@b ill", "", "stop 1 new@b ill")]
    [InlineData("new@a", "b", "wait")]
    [InlineData("new@a", "", "start on b")]
    public void An_unhealthy_task_stops_before_another_starts_in_its_place(string tasks, string ending, string expected) =>
        Assert.Equal(expected, Decide("a b", 100, tasks, ending));

    [Fact]
    public void Where_two_met_the_new_one_stays() => Assert.Equal("stop 1 old@a", Decide("a", 100, "old@a, new@a"));

    [Fact]
    public void A_deployment_leaves_a_protected_task_alone() => Assert.Equal("stop 1 old@b", Decide("a b", 0, "old@a protected, old@b"));

    [Fact]
    public void Protection_does_not_keep_an_unhealthy_task() => Assert.Equal("stop 1 new@a ill protected", Decide("a", 0, "new@a ill protected"));

    [Theory]
    [InlineData("", "wait")]
    [InlineData("old@a, old@b ill, new@c ill", "wait")]
    [InlineData("old@a, new@b, new@d draining", "stop 1 new@d draining")]
    public void After_a_failed_rollout_nothing_starts_and_what_runs_stays_where_it_qualifies(string tasks, string expected) =>
        Assert.Equal(expected, Decide("a b c", 0, tasks, launches: false));

    private static string Decide(string qualifying, int minimum, string tasks, string ending = "", bool launches = true, int? deployments = null)
    {
        var crew = Crew.Of(tasks);
        return Crew.Words(DaemonScheduler.Decide(
            Names(qualifying), Names(ending).ToHashSet(), new DeploymentConfiguration { MinimumHealthyPercent = minimum, MaximumPercent = 100 }, launches,
            deployments ?? (crew.TrueForAll(task => task.OnPrimary) ? 1 : 2), crew));
    }

    private static string[] Names(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
