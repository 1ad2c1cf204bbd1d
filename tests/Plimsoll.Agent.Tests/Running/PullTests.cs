using Docker.DotNet.Models;
using Plimsoll.Agent.Configuration;
using Plimsoll.Agent.Tests.Support;
using Plimsoll.AgentLink.Payload;

namespace Plimsoll.Agent.Tests.Running;

public class PullTests
{
    [Fact]
    public async Task A_pulled_image_is_reported_with_its_digest_before_and_while_it_runs()
    {
        using var registry = new FakeRegistry();
        await using var agent = await AgentFixture.StartAsync();
        var task = Task(registry);

        await agent.Control.RunAsync(task);

        Assert.Equal(registry.Digest, (string?)(await agent.Control.ContainerAsync(task, "app", "PENDING"))["imageDigest"]);
        Assert.Equal(registry.Digest, (string?)(await agent.Control.ContainerAsync(task, "app", "RUNNING"))["imageDigest"]);
        await ForgetAsync(registry);
    }

    [Fact]
    public async Task By_default_an_image_that_changed_in_the_registry_is_pulled_again_and_an_equal_one_is_not()
    {
        using var registry = new FakeRegistry();
        await using var agent = await AgentFixture.StartAsync();
        await RunOnceAsync(agent, registry);
        var served = registry.LayersServed;

        await RunOnceAsync(agent, registry);
        Assert.True(registry.LayersServed <= served + 1, "Docker looks at the configuration, the layer is not fetched again");
        registry.Publish("second");
        var changed = await RunOnceAsync(agent, registry);

        Assert.Equal(registry.Digest, (string?)changed["imageDigest"]);
        await ForgetAsync(registry);
    }

    [Theory]
    [InlineData(ImagePullBehavior.Once)]
    [InlineData(ImagePullBehavior.PreferCached)]
    public async Task Once_pulled_is_enough_where_the_behaviour_says_so(ImagePullBehavior behavior)
    {
        using var registry = new FakeRegistry();
        await using var agent = await AgentFixture.StartAsync(config => config with { PullBehavior = behavior });
        await RunOnceAsync(agent, registry);
        var first = registry.Digest;
        registry.Publish("second");

        Assert.Equal(first, (string?)(await RunOnceAsync(agent, registry))["imageDigest"]);
        await ForgetAsync(registry);
    }

    [Fact]
    public async Task A_cached_image_does_when_its_registry_is_gone_and_says_so()
    {
        var registry = new FakeRegistry();
        await using var agent = await AgentFixture.StartAsync();
        await RunOnceAsync(agent, registry);
        registry.Dispose();

        var running = await RunOnceAsync(agent, registry);

        Assert.Contains("the cached image is used", (string?)running["reason"], StringComparison.Ordinal);
        await ForgetAsync(registry);
    }

    [Fact]
    public async Task With_always_a_registry_that_is_gone_stops_the_task()
    {
        var registry = new FakeRegistry();
        await using var agent = await AgentFixture.StartAsync(config => config with { PullBehavior = ImagePullBehavior.Always });
        await RunOnceAsync(agent, registry);
        registry.Dispose();
        var task = Task(registry);

        await agent.Control.RunAsync(task);

        Assert.StartsWith(
            "CannotPullContainerError:", (string?)(await agent.Control.ContainerAsync(task, "app", "STOPPED"))["reason"], StringComparison.Ordinal);
        await ForgetAsync(registry);
    }

    [Fact]
    public async Task An_image_that_exists_only_here_is_used_at_once()
    {
        await using var agent = await AgentFixture.StartAsync();
        var warm = TestTask.Of(TestTask.Sleeper("warm"));
        await agent.Control.RunAsync(warm);
        await agent.Control.ChangeAsync(warm, "RUNNING");

        var task = TestTask.Of(TestTask.Sleeper("app"));
        await agent.Control.RunAsync(task);
        var change = await agent.Control.ChangeAsync(task, "RUNNING");

        var pulling = (double)change["pullStoppedAt"]! - (double)change["pullStartedAt"]!;
        Assert.True(pulling < 1, $"took {pulling} s");
    }

    private static AcsTask Task(FakeRegistry registry) => TestTask.Of(TestTask.Sleeper("app") with { Image = registry.Image });

    private static async Task<System.Text.Json.Nodes.JsonObject> RunOnceAsync(AgentFixture agent, FakeRegistry registry)
    {
        var task = Task(registry);
        await agent.Control.RunAsync(task);
        var running = await agent.Control.ContainerAsync(task, "app", "RUNNING");
        await agent.Control.StopAsync(task);
        await agent.Control.ChangeAsync(task, "STOPPED");
        return running;
    }

    internal static async System.Threading.Tasks.Task ForgetAsync(FakeRegistry registry)
    {
        foreach (var container in await BusyboxImage.Docker.Containers.ListContainersAsync(new ContainersListParameters { All = true }))
        {
            if (container.Image.StartsWith($"127.0.0.1:{registry.Port}/", StringComparison.Ordinal))
            {
                await BusyboxImage.Docker.Containers.RemoveContainerAsync(container.ID, new ContainerRemoveParameters { Force = true });
            }
        }

        foreach (var image in await BusyboxImage.Docker.Images.ListImagesAsync(new ImagesListParameters { All = true }))
        {
            if (image.RepoDigests?.Any(it => it.StartsWith($"127.0.0.1:{registry.Port}/", StringComparison.Ordinal)) == true)
            {
                await BusyboxImage.Docker.Images.DeleteImageAsync(image.ID, new ImageDeleteParameters { Force = true });
            }
        }
    }
}
