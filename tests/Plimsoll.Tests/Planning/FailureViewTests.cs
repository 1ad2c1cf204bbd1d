using Plimsoll.Planning;

namespace Plimsoll.Tests.Planning;

public sealed class FailureViewTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly TaskFailure Failure = new(
        "arn:aws:ecs:us-east-1:000000000000:task/c/fedcba", "ecs-svc/2", "EssentialContainerExited", "Essential container in task exited", "main", 3, null, Noon, Noon.AddMinutes(-5), 4);

    private static readonly ExplainedService Service = new(
        new ServiceState(
            null, "web", "ACTIVE", "REPLICA", null, 1, 0, 0, null,
            [new Rollout("ecs-svc/1", "PRIMARY", "COMPLETED", null, "arn:aws:ecs:us-east-1:000000000000:task-definition/web:1", 1, 1, 0, 0)], []),
        [], [], 0, 0, null, null);

    [Fact]
    public void A_service_without_failures_says_nothing_of_them() => Assert.Empty(Written(Service));

    [Fact]
    public void Failures_say_how_many_in_a_row_were_alike_and_the_last_in_full() => Assert.Equal(
        """
          tasks keep failing: 4 in a row alike since 2026-03-01 11:55:00Z, the last 2026-03-01 12:00:00Z
            task fedcba on i-1 (us-east-1a): EssentialContainerExited: Essential container in task exited
            container main: STOPPED, exit code 3
              log, last lines:
                | no database

        """.ReplaceLineEndings("\n"),
        Written(Service with
        {
            Failure = Failure,
            LastFailed = new Explained(
                new ExplainedTask(Failure.TaskArn, null, null, "STOPPED", null, null, [new ExplainedContainer("main", "STOPPED", 3, null)]), new Instance(null, "i-1", "us-east-1a"), null, null)
            { Outputs = [new Output { Container = "main", Lines = [new OutputLine(Noon, "no database")] }] },
        }));

    [Fact]
    public void Tasks_that_ended_lately_are_told_though_others_became_healthy() => Assert.StartsWith(
        "  3 tasks ended in the last 10 min, the last: exit code 3, 2026-03-01 12:00:00Z\n    task fedcba: EssentialContainerExited",
        Written(Service with { RecentFailures = new RecentFailures(3, Failure) }), StringComparison.Ordinal);

    [Fact]
    public void A_task_that_is_forgotten_leaves_its_container_and_exit_code() =>
        Assert.Contains("    container main: exit code 3\n", Written(Service with { Failure = Failure }), StringComparison.Ordinal);

    [Fact]
    public void After_a_rollback_the_failed_deployment_is_told_once_with_its_reason_and_last_failure() => Assert.Equal(
        """
          deployment ecs-svc/2 of web:2 failed 2026-03-01 12:00:00Z: ECS deployment circuit breaker: tasks failed to start.
            the service was rolled back to deployment ecs-svc/1 of web:1
            4 of its tasks in a row failed alike, the last 2026-03-01 12:00:00Z
              task fedcba: EssentialContainerExited: Essential container in task exited
              container main: exit code 3

        """.ReplaceLineEndings("\n"),
        Written(Service with
        {
            Failure = Failure,
            FailedDeployment = new FailedDeployment(
                "ecs-svc/2", "arn:aws:ecs:us-east-1:000000000000:task-definition/web:2", "ECS deployment circuit breaker: tasks failed to start.", Noon, Failure),
        }));

    [Fact]
    public void A_task_that_does_not_get_on_is_told() => Assert.Equal(
        "  task fedcba is PENDING:\n    container main: PENDING  Pulling image: 1.0 of 9.0 MiB, 1 of 3 layers done\n",
        Written(Service with
        {
            Starting = new Explained(
                new ExplainedTask(Failure.TaskArn, null, null, "PENDING", null, null, [new ExplainedContainer("main", "PENDING", null, "Pulling image: 1.0 of 9.0 MiB, 1 of 3 layers done")]),
                null, null, null),
        }));

    private static string Written(ExplainedService explained)
    {
        using var output = new StringWriter { NewLine = "\n" };
        FailureView.Write(output, explained);
        return output.ToString();
    }
}
