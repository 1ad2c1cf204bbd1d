using Plimsoll.Agent.Tests.Support;

namespace Plimsoll.Agent.Tests.Running;

public class EngineOutageTests
{
    [Fact]
    public async Task An_engine_that_stops_and_starts_again_is_survived_and_the_truth_about_its_containers_is_told()
    {
        Assert.SkipUnless(PrivateEngine.IsPossible, "needs root and dockerd");
        await using var engine = new PrivateEngine();
        await engine.StartAsync();
        await using var agent = await AgentFixture.StartAsync(config => config with { DockerHost = engine.Host, TaskCpuMemLimit = false });
        var before = TestTask.Of(TestTask.Shell("web", "trap 'exit 4' TERM; sleep 1000 & wait")) with { NetworkMode = "none" };
        await agent.Control.RunAsync(before);
        await agent.Control.ChangeAsync(before, "RUNNING");

        await engine.StopAsync();
        var meanwhile = TestTask.Of(TestTask.Sleeper("late")) with { NetworkMode = "none" };
        await agent.Control.RunAsync(meanwhile);
        await engine.StartAsync();

        var stopped = await agent.Control.ContainerAsync(before, "web", "STOPPED");
        Assert.Equal(4, (int)stopped["exitCode"]!);
        await agent.Control.ChangeAsync(meanwhile, "RUNNING");
        await agent.Control.StopAsync(meanwhile);
        await agent.Control.ChangeAsync(meanwhile, "STOPPED");
    }
}
