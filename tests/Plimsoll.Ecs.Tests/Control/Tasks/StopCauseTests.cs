using Plimsoll.Ecs.Control.Tasks;

namespace Plimsoll.Ecs.Tests.Control.Tasks;

public sealed class StopCauseTests
{
    private static readonly Container App = new() { Name = "app", ExitCode = 143 };
    private static readonly Container Side = new() { Name = "side", ExitCode = 1 };

    private static readonly TaskDefinition Definition = new()
    {
        ContainerDefinitions = [new ContainerDefinition { Name = "app" }, new ContainerDefinition { Name = "db" }, new ContainerDefinition { Name = "side", Essential = false }],
    };

    [Fact]
    public void What_could_not_start_comes_before_what_exited() =>
        Assert.Equal("db", Of(App with { ExitCode = 1 }, new Container { Name = "db", Reason = "CannotPullContainerError: no" }));

    [Fact]
    public void One_that_exited_by_itself_comes_before_one_that_was_ended_after_it() => Assert.Equal("db", Of(App, new Container { Name = "db", ExitCode = 0 }));

    [Fact]
    public void One_that_ran_out_of_memory_comes_before_one_that_exited() =>
        Assert.Equal("db", Of(App with { ExitCode = 1 }, new Container { Name = "db", ExitCode = 137, Reason = "OutOfMemoryError: Container killed due to memory usage" }));

    [Fact]
    public void A_container_that_is_not_essential_brings_no_task_down() => Assert.Equal("app", Of(Side, App));

    [Fact]
    public void An_ill_task_was_brought_down_by_its_ill_container() => Assert.Equal(
        "db",
        StopCause.Of(
            new EcsTask { StoppedReason = "Task failed container health checks", Containers = [App with { ExitCode = 1 }, new Container { Name = "db", HealthStatus = "UNHEALTHY", ExitCode = 137 }] },
            Definition)?.Name);

    [Fact]
    public void The_log_has_the_reason_and_the_exit_codes_in_one_line_and_nothing_else() => Assert.Equal(
        "EssentialContainerExited: Essential container in task exited; app exit code 137 (OutOfMemoryError: killed)",
        StopLog.Why(new EcsTask
        {
            StopCode = "EssentialContainerExited", StoppedReason = "Essential container in task exited",
            Containers = [new Container { Name = "app", ExitCode = 137, Reason = "OutOfMemoryError:\nkilled" }],
        }));

    private static string? Of(params Container[] containers) => StopCause.Of(new EcsTask { Containers = containers }, Definition)?.Name;
}
