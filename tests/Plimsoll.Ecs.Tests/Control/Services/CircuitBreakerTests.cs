using Plimsoll.Ecs.Control.Services;
using Plimsoll.Ecs.Model;
using static Plimsoll.Ecs.Tests.Control.Services.Rolled;

namespace Plimsoll.Ecs.Tests.Control.Services;

/// <summary>How failures of <see cref="Rollouts"/> are counted and what their number brings about (spec/tasks-services.md §7, circuit breaker).</summary>
public sealed class CircuitBreakerTests
{
    [Theory]
    [InlineData(0, 3)]
    [InlineData(1, 3)]
    [InlineData(5, 3)]
    [InlineData(6, 3)]
    [InlineData(7, 4)]
    [InlineData(20, 10)]
    [InlineData(21, 11)]
    [InlineData(399, 200)]
    [InlineData(400, 200)]
    [InlineData(5000, 200)]
    public void It_trips_at_half_of_the_desired_count_but_between_3_and_200(int desired, int threshold)
    {
        var service = Service(Deployment("new")) with { Service = Service().Service with { DesiredCount = desired } };

        Assert.Equal(threshold, Enumerable.Range(0, 300).First(failures => Rollouts.Trips(Failed(service, failures))));
    }

    [Theory]
    [InlineData("BOUNDED_PERCENT", 10, 50, 5)]
    [InlineData("BOUNDED_PERCENT", 10, 4, 3)]
    [InlineData("UNBOUNDED_PERCENT", 10, 4, 1)]
    [InlineData("UNBOUNDED_PERCENT", 100, 250, 250)]
    [InlineData("COUNT", 7, 1000, 7)]
    [InlineData("COUNT", 1, 1000, 1)]
    public void A_service_may_say_where_it_trips(string type, int value, int desired, int threshold)
    {
        var configuration = new DeploymentConfiguration
        {
            DeploymentCircuitBreaker = Configuration().DeploymentCircuitBreaker! with { ThresholdConfiguration = new() { Type = type, Value = value } },
        };
        var service = With(configuration);
        service = service with { Service = service.Service with { DesiredCount = desired } };

        Assert.Equal(threshold, Enumerable.Range(0, 300).First(failures => Rollouts.Trips(Failed(service, failures))));
    }

    [Fact]
    public void A_service_may_say_that_a_healthy_task_does_not_end_the_count()
    {
        var service = With(new DeploymentConfiguration
        {
            DeploymentCircuitBreaker = Configuration().DeploymentCircuitBreaker! with { ResetOnHealthyTask = false },
        });

        Assert.Equal(2, Rollouts.Recover(Rollouts.Fail(service, ["new", "new"], At(5)), [Seen(Task(0, 6))]).Primary.FailedTasks);
    }

    [Fact]
    public void A_breaker_that_is_off_does_not_trip() => Assert.False(Rollouts.Trips(Failed(With(Configuration(enable: false)), 1000)));

    [Fact]
    public void A_service_without_a_breaker_does_not_trip() => Assert.False(Rollouts.Trips(Failed(With(new DeploymentConfiguration()), 1000)));

    [Theory]
    [InlineData("COMPLETED")]
    [InlineData("FAILED")]
    public void A_rollout_that_has_ended_does_not_trip(string state) => Assert.False(Rollouts.Trips(Failed(Service(Deployment("new", state)), 1000)));

    [Fact]
    public void Failures_of_a_deployment_that_is_being_replaced_do_not_trip() =>
        Assert.False(Rollouts.Trips(Service(Deployment("new"), Old("old") with { FailedTasks = 1000 })));

    [Fact]
    public void Failures_count_against_their_deployments() => Assert.Equal(
        [2, 1], Rollouts.Fail(Service(Deployment("new"), Old("old")), ["new", "old", "new"], At(5)).Deployments.Select(one => one.FailedTasks));

    [Fact]
    public void Failures_add_up() => Assert.Equal(3, Rollouts.Fail(Failed(Service(Deployment("new")), 2), ["new"], At(5)).Primary.FailedTasks);

    [Fact]
    public void The_time_of_the_last_failure_is_kept() => Assert.Equal(At(5), Rollouts.Fail(Service(Deployment("new")), ["new"], At(5)).Primary.FailedAt);

    [Fact]
    public void A_deployment_without_failures_is_left_as_it_was()
    {
        var service = Service(Deployment("new"), Old("old"));

        Assert.Same(service.Primary, Rollouts.Fail(service, ["old", null, "gone"], At(5)).Primary);
    }

    [Fact]
    public void No_failure_changes_nothing()
    {
        var service = Service(Deployment("new"));

        Assert.Same(service, Rollouts.Fail(service, [null], At(5)));
    }

    [Theory]
    [InlineData("Healthy", "new", 6, 0)]
    [InlineData("Healthy", "new", 5, 2)]
    [InlineData("Healthy", "old", 6, 2)]
    [InlineData("Settling", "new", 6, 2)]
    [InlineData("Unhealthy", "new", 6, 2)]
    public void Only_a_healthy_task_of_the_deployment_that_started_after_the_last_failure_ends_the_count(
        string condition, string deployment, int started, int expected)
    {
        var service = Rollouts.Fail(Service(Deployment("new")), ["new", "new"], At(5));

        Assert.Equal(expected, Rollouts.Recover(service, [Seen(Task(0, started, deployment: deployment), Enum.Parse<TaskCondition>(condition))]).Primary.FailedTasks);
    }

    [Fact]
    public void Where_nothing_failed_a_healthy_task_changes_nothing()
    {
        var service = Service(Deployment("new"));

        Assert.Same(service, Rollouts.Recover(service, [Seen(Task(0, 6))]));
    }

    [Fact]
    public void A_rollout_that_tripped_has_FAILED() => Assert.Equal(
        ("FAILED", "ECS deployment circuit breaker: tasks failed to start."), State(Rollouts.Trip(With(Configuration(rollback: false)), At(9)).Primary));

    [Fact]
    public void Without_rollback_the_failed_deployment_remains_the_PRIMARY_one() => Assert.Equal(
        ["new PRIMARY", "old ACTIVE"], Shown(Rollouts.Trip(With(Configuration(rollback: false)), At(9))));

    [Fact]
    public void With_rollback_the_last_COMPLETED_deployment_counts_again() => Assert.Equal(
        ["old PRIMARY", "new ACTIVE"], Shown(Rollouts.Trip(With(Configuration()), At(9))));

    [Fact]
    public void A_rollback_goes_past_deployments_that_never_completed()
    {
        var service = Service(Deployment("new"), Old("mid", DeploymentRecord.Failed), Old("old")) with { LastCompleted = Deployment("old", "COMPLETED") };

        Assert.Equal(["old PRIMARY", "new ACTIVE", "mid ACTIVE"], Shown(Rollouts.Trip(service, At(9))));
    }

    [Fact]
    public void A_rollback_goes_back_to_a_deployment_of_which_no_task_is_left()
    {
        var service = Service(Deployment("new")) with { LastCompleted = Deployment("gone", "COMPLETED") };

        Assert.Equal(["gone PRIMARY", "new ACTIVE"], Shown(Rollouts.Trip(service, At(9))));
    }

    [Fact]
    public void A_rollback_is_in_progress_and_says_where_to() => Assert.Equal(
        ("IN_PROGRESS", "ECS deployment circuit breaker: rolling back to deploymentId old."), State(Rollouts.Trip(With(Configuration()), At(9)).Primary));

    [Fact]
    public void A_rollback_begins_without_failures()
    {
        var service = With(Configuration()) with { LastCompleted = Deployment("old", "COMPLETED") with { FailedTasks = 2 } };

        Assert.Equal(0, Rollouts.Trip(service, At(9)).Primary.FailedTasks);
    }

    [Fact]
    public void A_rollback_does_not_wait_for_the_retry_of_what_failed() =>
        Assert.Null(Rollouts.Trip(With(Configuration()) with { Backoff = new StartBackoff(3, At(8), At(12)) }, At(9)).Backoff);

    [Fact]
    public void Without_a_COMPLETED_deployment_the_service_stalls() =>
        Assert.Equal(["new PRIMARY", "old ACTIVE"], Shown(Rollouts.Trip(With(Configuration()) with { LastCompleted = null }, At(9))));

    [Fact]
    public void A_rollback_that_fails_does_not_go_back_to_itself() => Assert.Equal(
        "old FAILED", $"{Twice().Primary.Id} {Twice().Primary.RolloutState}");

    private static ServiceRecord Twice() => Rollouts.Trip(Rollouts.Trip(With(Configuration()), At(9)), At(10));

    private static ServiceRecord With(DeploymentConfiguration configuration)
    {
        var service = Service(Deployment("new"), Old("old"));
        return service with
        {
            Service = service.Service with { DeploymentConfiguration = configuration },
            LastCompleted = Deployment("old", DeploymentRecord.Completed),
        };
    }

    private static ServiceRecord Failed(ServiceRecord service, int failures) =>
        service with { Deployments = [service.Primary with { FailedTasks = failures }, .. service.Deployments.Skip(1)] };

    private static IEnumerable<string> Shown(ServiceRecord service) => service.Deployments.Select(one => $"{one.Id} {one.Status}");

    private static (string State, string Reason) State(DeploymentRecord one) => (one.RolloutState, one.RolloutStateReason);
}
