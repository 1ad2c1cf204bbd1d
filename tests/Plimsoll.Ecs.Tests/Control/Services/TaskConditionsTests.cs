using Plimsoll.Ecs.Control.Services;
using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Control.Services;

/// <summary>Healthy = RUNNING and what its health checks say; without any, RUNNING for long enough (spec/tasks-services.md §7, scheduler loop).</summary>
public sealed class TaskConditionsTests
{
    private const int HealthyAfter = 40;
    private static readonly DateTimeOffset Started = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TaskDefinition Unchecked = Defined.Of(Defined.Container());
    private static readonly TaskDefinition Checked = Defined.Of(WithCheck("app", essential: true), Defined.Container("side", essential: false));

    [Theory]
    [InlineData("PROVISIONING")]
    [InlineData("PENDING")]
    [InlineData("ACTIVATING")]
    [InlineData("DEACTIVATING")]
    public void What_is_not_RUNNING_is_pending(string status) => Assert.Equal(TaskCondition.Pending, At(100, Unchecked, null, status: status).Condition);

    [Fact]
    public void What_has_not_started_is_pending() => Assert.Equal(
        TaskCondition.Pending, TaskConditions.Of(Running(null) with { StartedAt = null }, isChecked: false, TimeSpan.Zero, TimeSpan.Zero, Started).Condition);

    [Fact]
    public void What_has_ended_by_its_engines_time_is_never_healthy() => Assert.Equal(TaskCondition.Pending, TaskConditions.Of(
        Running(null) with { ExecutionStoppedAt = Started.AddSeconds(1) }, isChecked: false, TimeSpan.Zero, TimeSpan.Zero, Started.AddHours(1)).Condition);

    [Theory]
    [InlineData(0, "Settling")]
    [InlineData(39, "Settling")]
    [InlineData(40, "Healthy")]
    [InlineData(4000, "Healthy")]
    public void Without_a_check_a_task_is_healthy_when_it_has_run_for_40_seconds(int seconds, string expected) =>
        Assert.Equal(expected, At(seconds, Unchecked, null).Condition.ToString());

    [Fact]
    public void A_task_whose_definition_is_gone_counts_as_one_without_a_check() =>
        Assert.Equal(TaskCondition.Healthy, At(HealthyAfter, null, null).Condition);

    [Fact]
    public void A_check_of_a_container_that_is_not_essential_does_not_count() => Assert.Equal(
        TaskCondition.Healthy, At(HealthyAfter, Defined.Of(Defined.Container(), WithCheck("side", essential: false)), "UNHEALTHY").Condition);

    [Theory]
    [InlineData("HEALTHY", "Healthy")]
    [InlineData("UNHEALTHY", "Unhealthy")]
    [InlineData("UNKNOWN", "Settling")]
    [InlineData(null, "Settling")]
    public void With_a_check_the_check_decides_however_long_it_has_run(string? health, string expected) =>
        Assert.Equal(expected, At(4000, Checked, health).Condition.ToString());

    [Fact]
    public void With_a_check_a_healthy_task_need_not_have_run_for_40_seconds() =>
        Assert.Equal(TaskCondition.Healthy, At(1, Checked, "HEALTHY").Condition);

    [Theory]
    [InlineData(0, "Settling")]
    [InlineData(59, "Settling")]
    [InlineData(60, "Unhealthy")]
    public void Within_the_grace_period_an_unhealthy_task_is_let_be(int seconds, string expected) =>
        Assert.Equal(expected, At(seconds, Checked, "UNHEALTHY", grace: 60).Condition.ToString());

    [Fact]
    public void The_grace_period_does_not_hold_back_a_healthy_task() =>
        Assert.Equal(TaskCondition.Healthy, At(1, Checked, "HEALTHY", grace: 60).Condition);

    [Theory]
    [InlineData(false, null, 1, HealthyAfter)]
    [InlineData(false, null, HealthyAfter, null)]
    [InlineData(true, "UNHEALTHY", 1, 60)]
    [InlineData(true, "UNHEALTHY", 60, null)]
    [InlineData(true, "HEALTHY", 1, null)]
    [InlineData(true, "UNKNOWN", 1, null)]
    public void It_says_when_time_alone_will_change_it(bool isChecked, string? health, int seconds, int? expected) => Assert.Equal(
        expected is { } at ? Started.AddSeconds(at) : null, At(seconds, isChecked ? Checked : Unchecked, health, grace: 60).ChangesAt);

    private static (TaskCondition Condition, DateTimeOffset? ChangesAt) At(
        int seconds, TaskDefinition? definition, string? health, int grace = 0, string status = "RUNNING") => TaskConditions.Of(
            Running(health, status), TaskConditions.IsChecked(definition), TimeSpan.FromSeconds(HealthyAfter), TimeSpan.FromSeconds(grace), Started.AddSeconds(seconds));

    private static EcsTask Running(string? health, string status = "RUNNING") =>
        Samples.Task("c", "t", status).Task with { StartedAt = Started, HealthStatus = health };

    private static ContainerDefinition WithCheck(string name, bool essential) =>
        Defined.Container(name, essential) with { HealthCheck = new() { Command = ["CMD", "true"] } };
}
