using Plimsoll.Ecs.Control.Tasks;
using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Control.Tasks;

/// <summary>The stop codes and reasons of spec/tasks-services.md §6, from what real agents report (spec/agent-wire-trace.md §5).</summary>
public sealed class StopReasonsTests
{
    private const string Missing = "CannotPullImageManifestError: dial tcp 127.0.0.1:9: connect: connection refused";
    private static readonly DateTimeOffset Started = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_essential_container_that_exits_ends_the_task() =>
        Check("EssentialContainerExited", "Essential container in task exited", started: true, new Container { Name = "app", ExitCode = 3 });

    [Fact]
    public void An_essential_container_that_exits_before_the_task_was_reported_RUNNING_did_run() =>
        Check("EssentialContainerExited", "Essential container in task exited", started: false, new Container { Name = "app", ExitCode = 0 });

    [Fact]
    public void An_image_that_cannot_be_pulled_is_the_reason() =>
        Check("TaskFailedToStart", Missing, started: false, new Container { Name = "app", Reason = Missing });

    [Theory]
    [InlineData("CannotStartContainerError: exec: no such file or directory")]
    [InlineData("ResourceInitializationError: unable to pull secrets")]
    [InlineData("DockerTimeoutError: Could not transition to created; timed out after waiting 4m0s")]
    [InlineData("TaskDependencyError: init exited with 1")]
    public void Every_error_before_a_container_runs_is_the_reason(string error) =>
        Check("TaskFailedToStart", error, started: false, new Container { Name = "app", Reason = error });

    [Fact]
    public void Memory_that_ran_out_is_an_exit_not_a_failed_start() => Check(
        "EssentialContainerExited", "Essential container in task exited", started: false,
        new Container { Name = "app", ExitCode = 137, Reason = "OutOfMemoryError: Container killed due to memory usage" });

    [Fact]
    public void A_remark_about_a_container_that_ran_is_not_a_failed_start() => Check(
        "EssentialContainerExited", "Essential container in task exited", started: false, new Container { Name = "app", ExitCode = 1, Reason = Missing });

    [Fact]
    public void A_payload_that_the_agent_could_not_read_is_told_in_its_words() => Assert.Equal(
        ("TaskFailedToStart", "UnrecogniedTaskError: Error loading task - unrecognized volume type"),
        StopReasons.Of(new EcsTask { Containers = [] }, "UnrecogniedTaskError: Error loading task - unrecognized volume type", Defined.Of()));

    [Fact]
    public void A_task_that_stops_without_any_reason_failed_to_start() =>
        Check("TaskFailedToStart", "Task failed to start", started: false, new Container { Name = "app" });

    [Fact]
    public void A_side_container_alone_does_not_make_an_essential_exit() =>
        Check("TaskFailedToStart", "Task failed to start", started: false, new Container { Name = "side", ExitCode = 1 });

    [Fact]
    public void Without_its_definition_every_container_counts_as_essential() => Assert.Equal(
        ("EssentialContainerExited", "Essential container in task exited"),
        StopReasons.Of(new EcsTask { StartedAt = Started, Containers = [new() { Name = "any", ExitCode = 1 }] }, "", null));

    private static void Check(string code, string reason, bool started, Container container) => Assert.Equal(
        (code, reason),
        StopReasons.Of(
            new EcsTask { StartedAt = started ? Started : null, Containers = [container] },
            "",
            Defined.Of(Defined.Container("app"), Defined.Container("side", essential: false))));
}
