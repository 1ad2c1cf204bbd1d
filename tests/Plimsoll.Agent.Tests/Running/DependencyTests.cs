using Plimsoll.Agent.Tests.Support;
using Plimsoll.AgentLink.Docker;
using Plimsoll.AgentLink.Payload;

namespace Plimsoll.Agent.Tests.Running;

public class DependencyTests
{
    [Fact]
    public async Task A_container_that_waits_for_success_starts_after_the_other_exited_with_0()
    {
        await using var agent = await AgentFixture.StartAsync();
        var task = TestTask.Of(
            TestTask.Sleeper("web") with { DependsOn = [On("init", "SUCCESS")] },
            TestTask.Shell("init", "sleep 0.3; exit 0") with { Essential = false });

        await agent.Control.RunAsync(task);
        await agent.Control.ChangeAsync(task, "RUNNING");

        var init = await agent.InspectAsync(task, "init");
        var web = await agent.InspectAsync(task, "web");
        Assert.True(
            string.CompareOrdinal(init.State!.FinishedAt, web.State!.StartedAt) < 0, $"{init.State.FinishedAt} {web.State.StartedAt}");
    }

    [Fact]
    public async Task A_container_never_starts_when_the_one_that_must_succeed_fails()
    {
        await using var agent = await AgentFixture.StartAsync();
        var task = TestTask.Of(
            TestTask.Sleeper("web") with { DependsOn = [On("init", "SUCCESS")] },
            TestTask.Shell("init", "exit 9") with { Essential = false });

        await agent.Control.RunAsync(task);

        var web = await agent.Control.ContainerAsync(task, "web", "STOPPED");
        Assert.Contains("exited with code 9", (string?)web["reason"], StringComparison.Ordinal);
        Assert.Null(web["runtimeId"]);
        await agent.Control.ChangeAsync(task, "STOPPED");
    }

    [Fact]
    public async Task The_task_runs_on_without_one_that_is_not_essential_and_can_never_start()
    {
        await using var agent = await AgentFixture.StartAsync();
        var task = TestTask.Of(
            TestTask.Sleeper("web"),
            TestTask.Sleeper("side") with { Essential = false, DependsOn = [On("init", "SUCCESS")] },
            TestTask.Shell("init", "exit 9") with { Essential = false });

        await agent.Control.RunAsync(task);

        await agent.Control.ChangeAsync(task, "RUNNING");
        var side = await agent.Control.ContainerAsync(task, "side", "STOPPED");
        Assert.Equal(143, (int)side["exitCode"]!);
        Assert.Equal("TaskDependencyError: side waits for init to be successful, but it exited with code 9", (string?)side["reason"]);
        Assert.True((await agent.InspectAsync(task, "web")).State!.Running);
    }

    [Fact]
    public async Task A_container_waits_until_the_other_is_healthy()
    {
        await using var agent = await AgentFixture.StartAsync();
        var check = new DockerHealthcheck { Test = ["CMD-SHELL", "test -f /tmp/ready"], Interval = 500_000_000, Timeout = 2_000_000_000, Retries = 10 };
        var task = TestTask.Of(
            TestTask.Sleeper("web") with { DependsOn = [On("db", "HEALTHY")] },
            (TestTask.Shell("db", "sleep 1; touch /tmp/ready; sleep 100") with { HealthCheckType = "docker" })
                .With(config: new DockerContainerConfig { Healthcheck = check }));

        await agent.Control.RunAsync(task);
        await agent.Control.ChangeAsync(task, "RUNNING");

        var db = await agent.InspectAsync(task, "db");
        Assert.Equal("healthy", db.State!.Health!.Status);
    }

    [Fact]
    public async Task A_start_timeout_that_passes_stops_the_task()
    {
        await using var agent = await AgentFixture.StartAsync();
        var task = TestTask.Of(
            TestTask.Sleeper("web") with { DependsOn = [On("slow", "COMPLETE")] },
            TestTask.Sleeper("slow") with { Essential = false, StartTimeout = 1 });

        await agent.Control.RunAsync(task);

        var web = await agent.Control.ContainerAsync(task, "web", "STOPPED");
        Assert.Contains("start timeout of 1s has passed", (string?)web["reason"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Containers_stop_in_the_reverse_order_of_their_dependencies()
    {
        await using var agent = await AgentFixture.StartAsync();
        var task = TestTask.Of(
            TestTask.Sleeper("db"),
            TestTask.Shell("web", "trap 'sleep 0.5; exit 0' TERM; sleep 1000 & wait") with { DependsOn = [On("db", "START")] });
        await agent.Control.RunAsync(task);
        await agent.Control.ChangeAsync(task, "RUNNING");

        await agent.Control.StopAsync(task);
        await agent.Control.ChangeAsync(task, "STOPPED");

        var web = await agent.InspectAsync(task, "web");
        var db = await agent.InspectAsync(task, "db");
        Assert.True(string.CompareOrdinal(web.State!.FinishedAt, db.State!.FinishedAt) < 0);
    }

    private static ContainerDependency On(string container, string condition) => new() { ContainerName = container, Condition = condition };
}
