using Plimsoll.Agent.Tests.Support;

namespace Plimsoll.Agent.Tests.Running;

public class CleanUpTests
{
    [Fact]
    public async Task Nothing_of_an_instance_is_left_when_its_left_overs_are_removed()
    {
        var agent = await AgentFixture.StartAsync();
        var task = TestTask.Of(TestTask.Sleeper("a"));
        await agent.Control.RunAsync(task);
        await agent.Control.ChangeAsync(task, "RUNNING");
        var instance = agent.Instance;

        await agent.DisposeAsync();

        Assert.Empty(await agent.ContainersAsync());
        Assert.DoesNotContain(
            await BusyboxImage.Docker.Networks.ListNetworksAsync(), it => it.Name.Contains(instance, StringComparison.Ordinal));
        Assert.DoesNotContain(
            Directory.EnumerateDirectories("/sys/fs/cgroup", instance, SearchOption.AllDirectories), it => it.Length > 0);
    }
}
