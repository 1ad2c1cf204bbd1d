using Plimsoll.Agent.Tests.Support;
using Plimsoll.AgentLink.Acs;

namespace Plimsoll.Agent.Tests.Running;

public class StartAndStopTests
{
    [Fact]
    public async Task A_payload_is_acknowledged_and_its_task_runs()
    {
        await using var agent = await AgentFixture.StartAsync();
        var task = TestTask.Of(TestTask.Sleeper("web"));

        var message = await agent.Control.RunAsync(task);

        await agent.Control.FromAgent.WaitAsync(it => it is AckRequest ack && ack.MessageId == message, "the payload is acknowledged");
        await agent.Control.ChangeAsync(task, "RUNNING");
        Assert.Equal("running", Assert.Single(await agent.ContainersAsync(task)).State);
    }

    [Fact]
    public async Task An_essential_container_that_exits_stops_the_task_with_its_exit_code()
    {
        await using var agent = await AgentFixture.StartAsync();
        var task = TestTask.Of(TestTask.Shell("exit3", "exit 3"), TestTask.Sleeper("side"));

        await agent.Control.RunAsync(task);

        var stopped = await agent.Control.ContainerAsync(task, "exit3", "STOPPED");
        Assert.Equal(3, (int)stopped["exitCode"]!);
        var side = await agent.Control.ContainerAsync(task, "side", "STOPPED");
        Assert.Equal(0, (int)side["exitCode"]!);
        await agent.Control.ChangeAsync(task, "STOPPED");
    }

    [Fact]
    public async Task A_container_that_ignores_sigterm_is_killed_after_its_stop_timeout()
    {
        await using var agent = await AgentFixture.StartAsync();
        var task = TestTask.Of(TestTask.Shell("stub", "trap '' TERM; while true; do sleep 1; done") with { StopTimeout = 1 });
        await agent.Control.RunAsync(task);
        await agent.Control.ChangeAsync(task, "RUNNING");

        await agent.Control.StopAsync(task);

        var stopped = await agent.Control.ContainerAsync(task, "stub", "STOPPED");
        Assert.Equal(137, (int)stopped["exitCode"]!);
    }

    [Fact]
    public async Task A_stop_for_a_task_never_seen_is_answered_with_stopped_and_the_task_never_runs()
    {
        await using var agent = await AgentFixture.StartAsync();
        var task = TestTask.Of(TestTask.Sleeper("u"));

        await agent.Control.StopAsync(task);
        await agent.Control.ChangeAsync(task, "STOPPED");
        await agent.Control.RunAsync(task);

        var next = TestTask.Of(TestTask.Sleeper("next"));
        await agent.Control.RunAsync(next);
        await agent.Control.ChangeAsync(next, "RUNNING");
        Assert.Empty(await agent.ContainersAsync(task));
    }
}
