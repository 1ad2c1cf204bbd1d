using Plimsoll.Ecs.Control.Tasks;

namespace Plimsoll.Ecs.Tests.Control.Tasks;

public sealed class ContainerWaitsTests
{
    [Theory]
    [InlineData("START", "PENDING", null, null, "PENDING")]
    [InlineData("START", "RUNNING", null, null, null)]
    [InlineData("COMPLETE", "RUNNING", null, null, "RUNNING")]
    [InlineData("COMPLETE", "STOPPED", 1, null, null)]
    [InlineData("SUCCESS", "STOPPED", 1, null, "STOPPED with exit code 1")]
    [InlineData("SUCCESS", "STOPPED", 0, null, null)]
    [InlineData("HEALTHY", "RUNNING", null, "UNHEALTHY", "RUNNING, UNHEALTHY")]
    [InlineData("HEALTHY", "RUNNING", null, "HEALTHY", null)]
    public void A_container_waits_until_the_condition_is_met(string condition, string status, int? exitCode, string? health, string? state)
    {
        var db = new Container { Name = "db", LastStatus = status, ExitCode = exitCode, HealthStatus = health };

        var waits = ContainerWaits.Of(Task("PENDING", db), Definition(condition));

        Assert.Equal(state is null ? [] : [new ContainerWait("app", "db", condition, state)], waits);
    }

    [Fact]
    public void A_task_that_has_stopped_waits_for_nothing() =>
        Assert.Empty(ContainerWaits.Of(Task("STOPPED", new Container { Name = "db", LastStatus = "STOPPED", ExitCode = 1 }), Definition("SUCCESS")));

    private static EcsTask Task(string status, Container db) =>
        new() { LastStatus = status, Containers = [new Container { Name = "app", LastStatus = "PENDING" }, db] };

    private static TaskDefinition Definition(string condition) => new()
    {
        ContainerDefinitions =
        [
            new ContainerDefinition { Name = "app", DependsOn = [new ContainerDependency { ContainerName = "db", Condition = condition }] },
            new ContainerDefinition { Name = "db" },
        ],
    };
}
