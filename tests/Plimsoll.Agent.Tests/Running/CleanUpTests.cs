using Docker.DotNet.Models;
using Microsoft.Extensions.Logging.Abstractions;
using Plimsoll.Agent.Containers;
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

    [Fact]
    public async Task A_container_that_is_being_started_does_not_keep_its_network()
    {
        var instance = "i-starting" + Guid.NewGuid().ToString("N")[..8];
        var network = Names.BridgeNetwork(instance);
        await using var engine = new DockerEngine(new Uri("unix:///var/run/docker.sock"), TimeProvider.System, NullLoggerFactory.Instance);
        await BusyboxImage.Docker.Networks.CreateNetworkAsync(new NetworksCreateParameters { Name = network });
        var containers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => CreateAsync(network, instance)));
        var starts = containers.Select(id => BusyboxImage.Docker.Containers.StartContainerAsync(id, new ContainerStartParameters())).ToList();

        var left = await LeftOvers.RemoveAsync(engine, [instance], [], CancellationToken.None);
        await Task.WhenAll(starts).ContinueWith(_ => { }, TaskScheduler.Default);

        Assert.Empty(left);
        Assert.DoesNotContain(await BusyboxImage.Docker.Networks.ListNetworksAsync(), it => it.Name == network);
    }

    [Fact]
    public async Task A_network_that_somebody_else_is_on_stays_and_that_is_said()
    {
        var network = "plimsoll-test-" + Guid.NewGuid().ToString("N")[..8];
        await using var engine = new DockerEngine(new Uri("unix:///var/run/docker.sock"), TimeProvider.System, NullLoggerFactory.Instance);
        await BusyboxImage.Docker.Networks.CreateNetworkAsync(new NetworksCreateParameters { Name = network });
        var other = await CreateAsync(network, "somebody");
        await BusyboxImage.Docker.Containers.StartContainerAsync(other, new ContainerStartParameters());

        var why = await LeftOvers.RemoveNetworkAsync(engine, network, CancellationToken.None);
        await BusyboxImage.Docker.Containers.RemoveContainerAsync(other, new ContainerRemoveParameters { Force = true });

        Assert.Contains("has active endpoints", why, StringComparison.Ordinal);
        Assert.Null(await LeftOvers.RemoveNetworkAsync(engine, network, CancellationToken.None));
    }

    private static async Task<string> CreateAsync(string network, string instance)
    {
        await BusyboxImage.EnsureAsync();
        return (await BusyboxImage.Docker.Containers.CreateContainerAsync(new CreateContainerParameters
        {
            Image = BusyboxImage.Name,
            Cmd = ["sleep", "60"],
            Labels = new Dictionary<string, string> { [Labels.Instance] = instance },
            HostConfig = new HostConfig { NetworkMode = network },
        })).ID;
    }
}
