using Plimsoll.AgentLink.Tcs;
using Plimsoll.Ecs.Control.Tasks;
using Plimsoll.Ecs.Model;
using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Control.Tasks;

/// <summary>Health of a task is the worst of its essential containers: UNHEALTHY, then UNKNOWN, then HEALTHY (spec/tasks-services.md §6).</summary>
public sealed class TaskHealthsTests
{
    private static readonly TaskDefinition Definition = Defined.Of(
        Checked("a", essential: true), Checked("b", essential: true), Checked("side", essential: false), Defined.Container("unchecked"));

    [Theory]
    [InlineData("HEALTHY", "HEALTHY", "HEALTHY")]
    [InlineData("HEALTHY", "UNKNOWN", "UNKNOWN")]
    [InlineData("UNHEALTHY", "UNKNOWN", "UNHEALTHY")]
    [InlineData("UNHEALTHY", "HEALTHY", "UNHEALTHY")]
    [InlineData("HEALTHY", null, "UNKNOWN")]
    public void The_worst_essential_container_decides(string a, string? b, string expected) =>
        Assert.Equal(expected, Apply(("a", a), ("b", b)).Task.HealthStatus);

    [Fact]
    public void A_container_that_is_not_essential_does_not_make_the_task_unhealthy() =>
        Assert.Equal("HEALTHY", Apply(("a", "HEALTHY"), ("b", "HEALTHY"), ("side", "UNHEALTHY")).Task.HealthStatus);

    [Fact]
    public void The_health_of_a_container_without_health_check_stays_UNKNOWN() =>
        Assert.Equal("UNKNOWN", Apply(("unchecked", "HEALTHY")).Task.Containers!.Single(container => container.Name == "unchecked").HealthStatus);

    [Fact]
    public void A_health_that_does_not_exist_is_passed_over()
    {
        var record = Fresh();

        Assert.Same(record, TaskHealths.Apply(record, Report(("a", "SPLENDID")), Definition));
    }

    [Fact]
    public void The_same_health_again_is_the_record_itself()
    {
        var record = Apply(("a", "HEALTHY"), ("b", "UNHEALTHY"));

        Assert.Same(record, TaskHealths.Apply(record, Report(("a", "HEALTHY"), ("b", "UNHEALTHY")), Definition));
    }

    private static ContainerDefinition Checked(string name, bool essential) =>
        Defined.Container(name, essential) with { HealthCheck = new() { Command = ["CMD", "true"] } };

    private static TaskRecord Apply(params (string Name, string? Health)[] reports) => TaskHealths.Apply(Fresh(), Report(reports), Definition);

    private static TaskHealth Report(params (string Name, string? Health)[] reports) =>
        new() { Containers = [.. reports.Select(one => new ContainerHealth { ContainerName = one.Name, HealthStatus = one.Health })] };

    private static TaskRecord Fresh()
    {
        var record = Samples.Task("c", "t", "RUNNING");
        return record with
        {
            Task = record.Task with
            {
                HealthStatus = "UNKNOWN",
                Containers =
                [
                    .. Definition.ContainerDefinitions!.Select(container => new Container { Name = container.Name, HealthStatus = "UNKNOWN" }),
                ],
            },
        };
    }
}
