using Plimsoll.Agent.Images;
using Plimsoll.Agent.Tasks;
using Plimsoll.AgentLink.Payload;
using static Plimsoll.Agent.Tests.Tasks.Plans;

namespace Plimsoll.Agent.Tests.Tasks;

public class DecisionTests
{
    [Fact]
    public void A_task_that_is_not_admitted_waits()
    {
        var plan = Plan(Container("a"));

        Assert.Empty(Decision.Next(plan, State(plan) with { Admitted = false }, Now).Actions);
    }

    [Fact]
    public void What_a_task_needs_is_made_before_anything_else()
    {
        var plan = Plan(Container("a"));

        Assert.Equal([new TaskAction.Provision()], Decision.Next(plan, State(plan) with { Provisioned = false }, Now).Actions);
    }

    [Fact]
    public void A_container_is_pulled_then_created_then_started()
    {
        var plan = Plan(Container("a"));
        var pull = Decision.Next(plan, State(plan), Now);
        var create = Decision.Next(plan, pull.State.Apply(plan, new Happening.Pulled("a", new ImagePin("id", null, null), null)), Now);
        var start = Decision.Next(plan, create.State.Apply(plan, new Happening.Created("a", "docker", [])), Now);
        var rest = Decision.Next(plan, start.State.Apply(plan, new Happening.Started("a", Now)), Now);

        Assert.Equal([new TaskAction.Pull("a")], pull.Actions);
        Assert.Equal([new TaskAction.Create("a")], create.Actions);
        Assert.Equal([new TaskAction.Start("a")], start.Actions);
        Assert.Empty(rest.Actions);
    }

    [Fact]
    public void Nothing_is_decided_twice()
    {
        var plan = Plan(Container("a"));
        var first = Decision.Next(plan, State(plan), Now);

        Assert.Empty(Decision.Next(plan, first.State, Now).Actions);
    }

    [Fact]
    public void A_container_that_waits_for_another_is_not_even_pulled()
    {
        var plan = Plan(Container("a", ("b", "SUCCESS")), Container("b") with { Essential = false });

        Assert.Equal([new TaskAction.Pull("b")], Decision.Next(plan, State(plan), Now).Actions);
    }

    [Fact]
    public void With_pulls_upfront_it_is_pulled_but_not_created()
    {
        var plan = Plan(Container("a", ("b", "SUCCESS")), Container("b") with { Essential = false }) with { PullUpfront = true };
        var pulled = Decision.Next(plan, State(plan), Now);

        Assert.Equal([new TaskAction.Pull("a"), new TaskAction.Pull("b")], pulled.Actions);
        Assert.Empty(Decision.Next(plan, pulled.State.Apply(plan, new Happening.Pulled("a", new ImagePin("id", null, null), null)), Now).Actions);
    }

    [Fact]
    public void The_end_of_an_essential_container_stops_the_others()
    {
        var plan = Plan(Container("a"), Container("b"));
        var outcome = Decision.Next(plan, State(plan).Run(plan, "a").Run(plan, "b").Exit(plan, "a", 0), Now);

        Assert.Equal([new TaskAction.Stop("b", TimeSpan.FromSeconds(30))], outcome.Actions);
        Assert.Equal(Now, outcome.State.ExecutionStoppedAt);
    }

    [Fact]
    public void The_end_of_another_container_does_not()
    {
        var plan = Plan(Container("a"), Container("b") with { Essential = false });

        Assert.Empty(Decision.Next(plan, State(plan).Run(plan, "a").Run(plan, "b").Exit(plan, "b", 1), Now).Actions);
    }

    [Fact]
    public void A_container_is_stopped_after_those_that_depend_on_it()
    {
        var plan = Plan(Container("db"), Container("web", ("db", "START")));
        var running = State(plan).Run(plan, "db").Run(plan, "web") with { StopWanted = true };
        var first = Decision.Next(plan, running, Now);
        var second = Decision.Next(plan, first.State.Exit(plan, "web", 0), Now);

        Assert.Equal([new TaskAction.Stop("web", TimeSpan.FromSeconds(30))], first.Actions);
        Assert.Equal([new TaskAction.Stop("db", TimeSpan.FromSeconds(30))], second.Actions);
    }

    [Fact]
    public void A_container_that_never_ran_is_done_without_a_word_to_docker()
    {
        var plan = Plan(Container("a"));
        var outcome = Decision.Next(plan, State(plan) with { StopWanted = true }, Now);

        Assert.Empty(outcome.Actions);
        Assert.True(outcome.State.IsStopped);
        Assert.Equal(Now, outcome.State.StoppedAt);
    }

    [Fact]
    public void A_pull_under_way_is_broken_off_once()
    {
        var plan = Plan(Container("a"));
        var pulling = Decision.Next(plan, State(plan), Now).State with { StopWanted = true };
        var first = Decision.Next(plan, pulling, Now);

        Assert.Equal([new TaskAction.CancelPull("a")], first.Actions);
        Assert.Empty(Decision.Next(plan, first.State, Now).Actions);
        Assert.True(Decision.Next(plan, first.State.Apply(plan, new Happening.Interrupted("a")), Now).State.IsStopped);
    }

    [Fact]
    public void A_start_under_way_is_waited_for_and_then_stopped()
    {
        var plan = Plan(Container("a"));
        var starting = Decision.Next(
            plan,
            State(plan).Apply(plan, new Happening.Pulled("a", new ImagePin("id", null, null), null), new Happening.Created("a", "docker", [])),
            Now).State with { StopWanted = true };

        Assert.Empty(Decision.Next(plan, starting, Now).Actions);
        var started = starting.Apply(plan, new Happening.Started("a", Now));
        Assert.Equal([new TaskAction.Stop("a", TimeSpan.FromSeconds(30))], Decision.Next(plan, started, Now).Actions);
    }

    [Fact]
    public void A_dependency_that_can_never_be_met_stops_the_task_and_says_why()
    {
        var plan = Plan(Container("a", ("b", "SUCCESS")), Container("b") with { Essential = false });
        var outcome = Decision.Next(plan, State(plan).Run(plan, "b").Exit(plan, "b", 3), Now);

        Assert.True(outcome.State.IsStopped);
        Assert.Equal(
            "TaskDependencyError: a waits for b to be successful, but it exited with code 3", outcome.State.Find("a")!.Reason);
        Assert.Equal(143, outcome.State.Find("a")!.ExitCode);
    }

    [Fact]
    public void One_that_is_not_essential_and_can_never_start_is_given_up_and_the_task_runs_on()
    {
        var plan = Plan(Container("main"), Container("side", ("init", "SUCCESS")) with { Essential = false }, Container("init") with { Essential = false });
        var outcome = Decision.Next(plan, State(plan).Run(plan, "main").Run(plan, "init").Exit(plan, "init", 3), Now);

        Assert.Equal(
            (ContainerPhase.Stopped, 143, "TaskDependencyError: side waits for init to be successful, but it exited with code 3"),
            (outcome.State.Find("side")!.Phase, outcome.State.Find("side")!.ExitCode, outcome.State.Find("side")!.Reason));
        Assert.False(outcome.State.StopWanted);
        Assert.Empty(outcome.Actions);
    }

    [Fact]
    public void Those_that_wait_for_one_that_was_given_up_are_given_up_too()
    {
        var plan = Plan(
            Container("last", ("middle", "START")) with { Essential = false },
            Container("middle", ("init", "SUCCESS")) with { Essential = false },
            Container("init") with { Essential = false },
            Container("main"));
        var outcome = Decision.Next(plan, State(plan).Run(plan, "main").Run(plan, "init").Exit(plan, "init", 3), Now);

        Assert.Equal(143, outcome.State.Find("last")!.ExitCode);
        Assert.False(outcome.State.StopWanted);
    }

    [Fact]
    public void An_essential_container_that_waits_for_one_that_was_given_up_stops_the_task()
    {
        var plan = Plan(Container("main", ("side", "START")), Container("side", ("init", "SUCCESS")) with { Essential = false }, Container("init") with { Essential = false });

        Assert.True(Decision.Next(plan, State(plan).Run(plan, "init").Exit(plan, "init", 3), Now).State.IsStopped);
    }

    [Fact]
    public void A_start_timeout_is_looked_at_again_when_it_passes()
    {
        var plan = Plan(Container("a", ("b", "COMPLETE")), Container("b") with { Essential = false, StartTimeout = 5 });
        var running = State(plan).Run(plan, "b");

        Assert.Equal(Now.AddSeconds(5), Decision.Next(plan, running, Now).LookAgainAt);
        Assert.True(Decision.Next(plan, running, Now.AddSeconds(5)).State.StopWanted);
    }

    [Fact]
    public void Missing_resources_stop_the_task_with_their_reason_on_every_container()
    {
        var plan = Plan(Container("a"), Container("b"));
        var outcome = Decision.Next(plan, State(plan) with { Provisioned = false, ProvisionError = "CannotCreateVolumeError: no" }, Now);

        Assert.True(outcome.State.IsStopped);
        Assert.All(outcome.State.Containers, it => Assert.Equal("CannotCreateVolumeError: no", it.Reason));
    }

    [Fact]
    public void A_restart_that_is_due_starts_the_container_again()
    {
        var policy = new RestartPolicy { Enabled = true, RestartAttemptPeriod = 60 };
        var plan = Plan(Container("a") with { RestartPolicy = policy });
        var exited = State(plan).Run(plan, "a")
            .Apply(plan, new Happening.Exited("a", new ContainerExit(1, null, Now.AddSeconds(60))));

        Assert.Equal([new TaskAction.Start("a")], Decision.Next(plan, exited, Now).Actions);
        Assert.Equal(1, exited.Find("a")!.Restarts);
    }
}
