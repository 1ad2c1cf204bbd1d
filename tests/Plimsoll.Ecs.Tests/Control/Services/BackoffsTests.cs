using Plimsoll.Ecs.Control.Services;
using Plimsoll.Ecs.Model;
using static Plimsoll.Ecs.Tests.Control.Services.Rolled;

namespace Plimsoll.Ecs.Tests.Control.Services;

/// <summary>Tasks that never run make the next attempt ever later; tasks that ran do not (spec/tasks-services.md §7, throttle).</summary>
public sealed class BackoffsTests
{
    private const string ToStart = "TaskFailedToStart";
    private const string Exited = "EssentialContainerExited";

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 4)]
    [InlineData(10, 512)]
    [InlineData(11, 900)]
    [InlineData(12, 900)]
    [InlineData(2000, 900)]
    public void Each_attempt_that_fails_doubles_the_wait_up_to_a_quarter_of_an_hour(int round, int seconds) =>
        Assert.Equal(At(100 + seconds), Backoffs.After(Known(round - 1), [Task(50, stopped: 100, code: ToStart)], At(100))!.RetryAt);

    [Fact]
    public void Tasks_of_one_attempt_that_fail_together_are_one_failure() => Assert.Equal(
        1, Backoffs.After(null, [.. Enumerable.Repeat(Task(0, stopped: 5, code: ToStart), 10)], At(5))!.Rounds);

    [Fact]
    public void Tasks_of_one_attempt_that_fail_one_after_another_are_one_failure()
    {
        var first = Backoffs.After(null, [Task(0, stopped: 5, code: ToStart)], At(5));

        Assert.Same(first, Backoffs.After(first, [Task(0, stopped: 9, code: ToStart)], At(9)));
    }

    [Fact]
    public void A_task_of_the_next_attempt_that_fails_is_the_next_failure() => Assert.Equal(
        2, Backoffs.After(new StartBackoff(1, At(5), At(6)), [Task(6, stopped: 9, code: ToStart)], At(9))!.Rounds);

    [Fact]
    public void A_failure_follows_a_pace_as_the_first_one() => Assert.Equal(
        1, Backoffs.After(new StartBackoff(0, At(5), At(10)), [Task(0, stopped: 6, code: ToStart)], At(6))!.Rounds);

    [Theory]
    [InlineData(9.9, 5)]
    [InlineData(10, null)]
    public void A_task_that_ended_within_ten_seconds_of_its_start_sets_a_pace_of_five(double ran, int? wait) => Assert.Equal(
        wait is { } seconds ? new StartBackoff(0, At(50), At(50 + seconds)) : null,
        Backoffs.After(null, [Task(0, 20, 20 + ran, Exited)], At(50)));

    [Theory]
    [InlineData("UserInitiated")]
    [InlineData("ServiceSchedulerInitiated")]
    public void A_task_that_was_told_to_stop_sets_no_pace(string code) => Assert.Null(Backoffs.After(null, [Task(0, 20, 21, code)], At(50)));

    [Theory]
    [InlineData("UserInitiated")]
    [InlineData("ServiceSchedulerInitiated")]
    public void A_task_that_was_told_to_stop_before_it_ran_is_no_failure(string code) => Assert.Null(Backoffs.After(null, [Task(0, null, 21, code)], At(50)));

    [Fact]
    public void A_task_whose_essential_container_exited_before_all_had_started_never_ran() =>
        Assert.Equal(1, Backoffs.After(null, [Task(0, null, 5, Exited)], At(5))!.Rounds);

    [Fact]
    public void A_task_that_ran_makes_the_wait_no_longer()
    {
        var known = Known(4);

        Assert.Same(known, Backoffs.After(known, [Task(20, 21, 22, Exited)], At(22)));
    }

    [Fact]
    public void Nothing_that_ended_changes_nothing() => Assert.Null(Backoffs.After(null, [], At(1)));

    [Theory]
    [InlineData(11.0, true)]
    [InlineData(10.0, false)]
    [InlineData(3.0, false)]
    [InlineData(null, false)]
    public void A_task_that_runs_since_the_last_failure_ends_the_wait(double? started, bool ends)
    {
        var known = new StartBackoff(4, At(10), At(18));

        Assert.Equal(ends ? null : known, Backoffs.While(known, [Seen(Task(2, started))], At(12)));
    }

    [Theory]
    [InlineData(14.9, false)]
    [InlineData(15, true)]
    public void A_pace_ends_when_its_time_is_over(double now, bool ends)
    {
        var pace = new StartBackoff(0, At(10), At(15));

        Assert.Equal(ends ? null : pace, Backoffs.While(pace, [], At(now)));
    }

    [Fact]
    public void A_pace_is_kept_while_tasks_run() => Assert.NotNull(Backoffs.While(new StartBackoff(0, At(10), At(15)), [Seen(Task(2, 11))], At(12)));

    [Fact]
    public void The_failures_are_remembered_after_the_wait() => Assert.NotNull(Backoffs.While(new StartBackoff(4, At(10), At(18)), [], At(1000)));

    [Fact]
    public void Where_nothing_failed_there_is_nothing_to_end() => Assert.Null(Backoffs.While(null, [Seen(Task(2, 11))], At(12)));

    private static StartBackoff? Known(int rounds) => rounds == 0 ? null : new StartBackoff(rounds, At(10), At(11));
}
