using Plimsoll.Client;
using Plimsoll.Status;

namespace Plimsoll.Tests.Status;

public sealed class ServiceProgressTests
{
    private static readonly EcsTask Stopped = new()
    {
        StartedBy = "ecs-svc/1", StopCode = "EssentialContainerExited", StoppedReason = "Essential container in task exited", StoppedAt = 2,
        Containers = [new Container { Name = "main", ExitCode = 3 }],
    };

    private static readonly EcsTask Ill = Stopped with { StopCode = "ServiceSchedulerInitiated", StoppedReason = "Task failed container health checks" };

    private const string Unplaced =
        "(service web) was unable to place a task because no container instance met all of its requirements. Reason: X. "
        + "For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.";

    [Fact]
    public void A_service_is_steady_when_its_one_deployment_is_complete_and_all_tasks_run() =>
        Assert.Equal(new ServiceProgress(true, null), ServiceProgress.Of(Of(2, 2, Primary("COMPLETED", 0)), []));

    [Theory]
    [InlineData("IN_PROGRESS", 2)]
    [InlineData("COMPLETED", 1)]
    public void It_is_on_its_way_while_the_rollout_goes_on_or_tasks_are_missing(string state, int running) =>
        Assert.Equal(new ServiceProgress(false, null), ServiceProgress.Of(Of(2, running, Primary(state, 0)), []));

    [Fact]
    public void One_task_that_exits_may_be_chance() =>
        Assert.Null(ServiceProgress.Of(Of(2, 0, Primary("IN_PROGRESS", 1)), [Stopped]).Failure);

    [Fact]
    public void Two_tasks_that_exit_make_plain_that_it_does_not_come_up_and_the_newest_says_why() =>
        Assert.Equal(
            "2 of its tasks ended: Essential container in task exited [main: exit code 3]",
            ServiceProgress.Of(Of(2, 0, Primary("IN_PROGRESS", 2)), [Stopped with { StoppedAt = 1, StoppedReason = "older" }, Stopped]).Failure);

    [Fact]
    public void Tasks_that_were_ill_are_not_said_to_have_failed_to_start() =>
        Assert.Equal(
            "2 of its tasks failed their health checks: Task failed container health checks [main: exit code 3]",
            ServiceProgress.Of(Of(2, 0, Primary("IN_PROGRESS", 2)), [Ill, Ill]).Failure);

    [Fact]
    public void Tasks_that_failed_of_several_things_failed() =>
        Assert.StartsWith("2 of its tasks failed: ", ServiceProgress.Of(Of(2, 0, Primary("IN_PROGRESS", 2)), [Ill, Stopped]).Failure, StringComparison.Ordinal);

    [Fact]
    public void Where_no_task_found_a_place_the_event_says_why() =>
        Assert.Equal(
            "(service web) was unable to place a task because no container instance met all of its requirements. Reason: X",
            ServiceProgress.Of(Of(2, 0, Primary("IN_PROGRESS", 2)) with { Events = [new ServiceEvent(Unplaced)] }, []).Failure);

    [Fact]
    public void A_rollout_that_failed_for_lack_of_room_says_so() =>
        Assert.Equal(
            "tasks failed to start: (service web) was unable to place a task because no container instance met all of its requirements. Reason: X",
            ServiceProgress.Of(
                Of(2, 0, Primary("FAILED", 3) with { RolloutStateReason = "tasks failed to start." }) with { Events = [new ServiceEvent(Unplaced)] }, []).Failure);

    [Fact]
    public void A_task_that_was_stopped_by_scaling_is_no_reason_for_a_failed_rollout() =>
        Assert.Equal(
            "tasks failed to start: Essential container in task exited [main: exit code 3]",
            ServiceProgress.Of(
                Of(2, 0, Primary("FAILED", 3) with { RolloutStateReason = "tasks failed to start." }),
                [Stopped, Stopped with { StoppedAt = 3, StopCode = "ServiceSchedulerInitiated", StoppedReason = "Scaling activity initiated by (deployment ecs-svc/1)" }]).Failure);

    [Fact]
    public void Two_tasks_that_ran_and_ended_make_it_plain_too_though_no_start_failed() =>
        Assert.Equal(
            "2 of its tasks ended: Essential container in task exited [main: exit code 3]",
            ServiceProgress.Of(Of(2, 0, Primary("IN_PROGRESS", 0)), [Stopped, Stopped]).Failure);

    [Fact]
    public void Tasks_that_an_older_deployment_lost_say_nothing_of_this_one() =>
        Assert.Null(ServiceProgress.Of(Of(2, 0, Primary("IN_PROGRESS", 0)), [Stopped with { StartedBy = "ecs-svc/0" }, Stopped with { StartedBy = "ecs-svc/0" }]).Failure);

    [Fact]
    public void A_reason_that_the_task_and_its_container_share_is_said_once() =>
        Assert.Equal(
            "1 of its tasks failed to start: CannotPullContainerError: no such image",
            ServiceProgress.Of(
                Of(2, 0, Primary("IN_PROGRESS", 1)),
                [
                    Stopped with
                    {
                        StopCode = "TaskFailedToStart", StoppedReason = "CannotPullContainerError: no such image",
                        Containers = [new Container { Name = "main", Reason = "CannotPullContainerError: no such image" }],
                    },
                ]).Failure);

    [Fact]
    public void One_task_that_could_not_be_started_makes_it_plain() =>
        Assert.NotNull(ServiceProgress.Of(Of(2, 0, Primary("IN_PROGRESS", 1)), [Stopped with { StopCode = "TaskFailedToStart" }]).Failure);

    [Fact]
    public void A_deployment_that_failed_is_a_failure_also_when_the_one_before_runs_again() =>
        Assert.Equal(
            "ECS deployment circuit breaker: tasks failed to start",
            ServiceProgress.Of(
                Of(1, 1, Primary("COMPLETED", 0), new Deployment
                {
                    Status = "ACTIVE", RolloutState = "FAILED", RolloutStateReason = "ECS deployment circuit breaker: tasks failed to start",
                }),
                []).Failure);

    [Fact]
    public void A_service_that_is_being_deleted_does_not_come_up() =>
        Assert.Equal("it is DRAINING", ServiceProgress.Of(Of(1, 1, Primary("COMPLETED", 0)) with { Status = "DRAINING" }, []).Failure);

    private static Service Of(int desired, int running, params Deployment[] deployments) =>
        new() { Status = "ACTIVE", DesiredCount = desired, RunningCount = running, Deployments = deployments };

    private static Deployment Primary(string state, int failed) => new() { Id = "ecs-svc/1", Status = "PRIMARY", RolloutState = state, FailedTasks = failed };
}
