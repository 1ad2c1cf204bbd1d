using Plimsoll.Agent.ControlPlane;
using Plimsoll.Agent.Images;
using Plimsoll.Agent.Reporting;
using Plimsoll.Agent.Tasks;
using Plimsoll.Agent.Tests.Tasks;
using Plimsoll.AgentLink.Payload;
using TaskState = Plimsoll.Agent.Tasks.TaskState;

namespace Plimsoll.Agent.Tests.Reporting;

public class ReportTests
{
    private static readonly TaskPlan Two = Plans.Plan(Plans.Container("a"), Plans.Container("b") with { Essential = false });

    [Fact]
    public void A_task_on_which_nothing_has_begun_is_not_reported() => Assert.Null(Report.Next(Plans.State(Two), "demo", "0.0.0.0"));

    [Fact]
    public void A_task_is_running_when_all_its_containers_have_started()
    {
        var one = Plans.State(Two).Run(Two, "a");
        Assert.Equal("PENDING", Report.Next(one, "demo", "0.0.0.0")!.Value.Call.Status);
        Assert.Equal("RUNNING", Report.Next(one.Run(Two, "b"), "demo", "0.0.0.0")!.Value.Call.Status);
    }

    [Fact]
    public void A_task_runs_without_a_container_that_could_not_start_and_is_not_essential()
    {
        var failed = Plans.State(Two).Run(Two, "a").Apply(Two, new Happening.Failed("b", "CannotStartContainerError: no"));
        Assert.Equal("RUNNING", Report.Next(failed, "demo", "0.0.0.0")!.Value.Call.Status);

        var essential = Plans.State(Two).Run(Two, "b").Apply(Two, new Happening.Failed("a", "CannotStartContainerError: no"));
        Assert.Equal("PENDING", Report.Next(essential, "demo", "0.0.0.0")!.Value.Call.Status);
    }

    [Fact]
    public void A_task_that_ends_before_all_have_started_never_ran()
    {
        var ending = Plans.State(Two).Run(Two, "a").Apply(Two, new Happening.Failed("b", "no")) with { StopWanted = true };

        Assert.Equal("PENDING", Report.StatusOf(ending));
        Assert.Equal("RUNNING", Report.StatusOf(ending with { Sent = SentState.Nothing with { Status = "RUNNING" } }));
    }

    [Fact]
    public void That_an_essential_container_has_ended_is_told_before_its_last_lines_are_shipped()
    {
        var running = Plans.State(Two).Run(Two, "a").Run(Two, "b");
        running = running with { Sent = Report.Next(running, "demo", "0.0.0.0")!.Value.After };
        var at = Plans.Now.AddSeconds(-3);

        var ended = running.Apply(Two, new Happening.Ended("a", new ContainerExit(0, null, at)));
        var (call, after) = Report.Next(ended, "demo", "0.0.0.0")!.Value;

        Assert.Equal(("RUNNING", at, null), (call.Status, call.ExecutionStoppedAt, call.Containers));
        Assert.Null(Report.Next(ended with { Sent = after }, "demo", "0.0.0.0"));
        Assert.Null(Report.Next(running.Apply(Two, new Happening.Ended("b", new ContainerExit(0, null, at))), "demo", "0.0.0.0"));
    }

    [Fact]
    public void What_was_told_is_not_told_again()
    {
        var state = Plans.State(Two).Run(Two, "a").Run(Two, "b");
        var told = state with { Sent = Report.Next(state, "demo", "0.0.0.0")!.Value.After };

        Assert.Null(Report.Next(told, "demo", "0.0.0.0"));
    }

    [Fact]
    public void A_container_that_started_and_ended_between_two_reports_is_in_the_next_one_twice_in_order()
    {
        var call = Report.Next(Plans.State(Two).Run(Two, "b").Exit(Two, "b", 0), "demo", "0.0.0.0")!.Value.Call;

        Assert.Equal(["RUNNING", "STOPPED"], call.Containers!.Select(it => it.Status));
        Assert.Equal([null, 0], call.Containers!.Select(it => it.ExitCode));
    }

    [Fact]
    public void Digests_are_told_once_while_the_task_is_pending()
    {
        var pulled = Plans.State(Two).Apply(
            Two, new Happening.Pulled("a", new ImagePin("i", "sha256:a", null), null), new Happening.Pulled("b", new ImagePin("i", "sha256:b", null), null));
        var report = Report.Next(pulled, "demo", "0.0.0.0")!.Value;

        Assert.Equal(
            [("PENDING", "sha256:a"), ("PENDING", "sha256:b")], report.Call.Containers!.Select(it => (it.Status!, it.ImageDigest!)));
        Assert.Null(Report.Next(pulled with { Sent = report.After }, "demo", "0.0.0.0"));
    }

    [Fact]
    public void Ports_are_told_as_bindings_of_single_ports_and_of_ranges()
    {
        var plan = Plans.Plan(Plans.Container("a"));
        var state = Plans.State(plan).Apply(
            plan,
            new Happening.Pulled("a", new ImagePin("i", null, null), null),
            new Happening.Created("a", "d", [new HostPort(80, 32768, "tcp"), new HostPort(9100, 32769, "udp", 3)]),
            new Happening.Started("a", Plans.Now));

        Assert.Equal(
            [
                new NetworkBinding { BindIP = "127.0.0.9", ContainerPort = 80, HostPort = 32768, Protocol = "tcp" },
                new NetworkBinding { BindIP = "127.0.0.9", ContainerPortRange = "9100-9102", HostPortRange = "32769-32771", Protocol = "udp" },
            ],
            Report.Next(state, "demo", "127.0.0.9")!.Value.Call.Containers![0].NetworkBindings);
    }

    [Fact]
    public void A_reason_is_cut_to_what_the_api_takes()
    {
        var failed = Plans.State(Two).Apply(Two, new Happening.Failed("a", new string('x', 5000)));

        Assert.Equal(1024, Report.Next(failed, "demo", "0.0.0.0")!.Value.Call.Containers![0].Reason!.Length);
    }

    [Fact]
    public void The_progress_of_a_pull_is_told_in_words_and_taken_back_afterwards()
    {
        var pulling = Decision.Next(Two, Plans.State(Two), Plans.Now).State
            .Apply(Two, new Happening.Progress("a", new PullProgress(1048576, 4194304, 1, 3)));
        var report = Report.Next(pulling, "demo", "0.0.0.0")!.Value;
        var running = (pulling with { Sent = report.After }).Run(Two, "a");

        Assert.Equal("Pulling image: 1.0 of 4.0 MiB, 1 of 3 layers done", Assert.Single(report.Call.Containers!).Reason);
        Assert.Equal("", Assert.Single(Report.Next(running, "demo", "0.0.0.0")!.Value.Call.Containers!).Reason);
    }

    [Fact]
    public void A_stop_of_an_unknown_task_is_told_without_exit_codes_or_ids()
    {
        var state = Decision.Next(Two, Plans.State(Two) with { StopWanted = true }, Plans.Now).State;

        var call = Report.Next(state, "demo", "0.0.0.0")!.Value.Call;

        Assert.Equal(AcsStatus.Stopped, call.Status);
        Assert.All(call.Containers!, it => Assert.Equal((null, null), (it.ExitCode, it.RuntimeId)));
        Assert.Equal(Plans.Now, call.ExecutionStoppedAt);
    }
}
