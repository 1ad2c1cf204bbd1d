using Plimsoll.Agent.Images;
using Plimsoll.Agent.Tasks;
using Plimsoll.AgentLink.Payload;
using static Plimsoll.Agent.Tests.Tasks.Plans;

namespace Plimsoll.Agent.Tests.Tasks;

public class HappeningsTests
{
    private static readonly TaskPlan One = Plan(Container("a"));

    [Fact]
    public void An_exit_heard_before_the_answer_to_the_start_counts_after_it()
    {
        var starting = Decision.Next(
            One, State(One).Apply(One, new Happening.Pulled("a", new ImagePin("i", null, null), null), new Happening.Created("a", "d", [])), Now).State;

        var ended = starting.Exit(One, "a", 4).Apply(One, new Happening.Started("a", Now));

        var container = ended.Find("a")!;
        Assert.Equal((ContainerPhase.Stopped, 4, true), (container.Phase, container.ExitCode, container.HasStarted));
    }

    [Fact]
    public void News_of_a_stopped_container_changes_nothing()
    {
        var stopped = State(One).Run(One, "a").Exit(One, "a", 0);

        Assert.Same(stopped, stopped.Apply(
            One,
            new Happening.Exited("a", new ContainerExit(9, null, Now)),
            new Happening.Failed("a", "late"),
            new Happening.Started("a", Now),
            new Happening.Health("a", "HEALTHY", Now)));
    }

    [Fact]
    public void A_failed_start_is_the_end_with_its_reason()
    {
        var failed = State(One).Apply(One, new Happening.Failed("a", "CannotStartContainerError: no")).Find("a")!;

        Assert.Equal((ContainerPhase.Stopped, "CannotStartContainerError: no", false), (failed.Phase, failed.Reason, failed.HasStarted));
    }

    [Fact]
    public void Lost_ports_send_a_container_back_to_be_created_with_others()
    {
        var created = State(One).Apply(
            One, new Happening.Pulled("a", new ImagePin("i", null, null), null), new Happening.Created("a", "d", [new HostPort(80, 40000, "tcp")]));

        var again = created.Apply(One, new Happening.PortsLost("a")).Find("a")!;

        Assert.Equal((ContainerPhase.Pulled, null, 1, false), (again.Phase, again.DockerId, again.PortsLost, again.LoopbackLost));
        Assert.Empty(again.Ports);
    }

    [Theory]
    [InlineData(1, 60, false, true)]
    [InlineData(1, 59, false, false)]
    [InlineData(7, 60, false, false)]
    [InlineData(1, 60, true, false)]
    public void The_restart_policy_wants_its_period_run_no_ignored_code_and_a_task_that_goes_on(
        int code, int seconds, bool stopWanted, bool restarts)
    {
        var plan = Plan(Container("a") with
        {
            RestartPolicy = new RestartPolicy { Enabled = true, RestartAttemptPeriod = 60, IgnoredExitCodes = [7] },
        });
        var running = State(plan).Run(plan, "a") with { StopWanted = stopWanted };

        var exited = running.Apply(plan, new Happening.Exited("a", new ContainerExit(code, null, Now.AddSeconds(seconds)))).Find("a")!;

        Assert.Equal(restarts, exited.RestartDue);
        Assert.Equal(restarts ? ContainerPhase.Running : ContainerPhase.Stopped, exited.Phase);
    }
}
