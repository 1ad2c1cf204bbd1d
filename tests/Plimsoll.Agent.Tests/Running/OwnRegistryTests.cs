using Docker.DotNet.Models;
using Plimsoll.Agent.Tests.Support;
using Plimsoll.AgentLink.Payload;

namespace Plimsoll.Agent.Tests.Running;

public class OwnRegistryTests
{
    private const string Aws = "123456789012.dkr.ecr.us-east-1.amazonaws.com/app:";

    [Fact]
    public async Task An_image_by_its_name_of_AWS_is_pulled_from_the_control_planes_registry_with_its_login()
    {
        using var registry = new FakeRegistry { Password = "open" };
        await using var agent = await StartAsync(registry);
        var task = TestTask.Of(TestTask.Sleeper("app") with { Image = Aws + "1" });

        await agent.Control.RunAsync(task);

        Assert.Equal(registry.Digest, (string?)(await agent.Control.ContainerAsync(task, "app", "RUNNING"))["imageDigest"]);
        await PullTests.ForgetAsync(registry);
    }

    [Fact]
    public async Task Containers_of_one_task_get_the_same_image_though_its_tag_moves_between()
    {
        using var registry = new FakeRegistry { Password = "open" };
        await using var agent = await StartAsync(registry);
        var task = TestTask.Of(
            TestTask.Shell("first", "sleep 2") with { Image = Aws + "1", Essential = false },
            TestTask.Sleeper("second") with
            {
                Image = Aws + "1", DependsOn = [new ContainerDependency { ContainerName = "first", Condition = "COMPLETE" }],
            });
        var before = registry.Digest;

        await agent.Control.RunAsync(task);
        await agent.Control.ContainerAsync(task, "first", "RUNNING");
        registry.Publish("second");

        Assert.Equal(before, (string?)(await agent.Control.ContainerAsync(task, "second", "RUNNING"))["imageDigest"]);
        await PullTests.ForgetAsync(registry);
    }

    [Fact]
    public async Task What_was_pushed_counts_and_not_a_build_of_the_same_name()
    {
        using var registry = new FakeRegistry { Password = "open" };
        await using var agent = await StartAsync(registry);
        await BuildAsync("1");
        var task = TestTask.Of(TestTask.Sleeper("app") with { Image = Aws + "1" });

        await agent.Control.RunAsync(task);

        Assert.Equal(registry.Digest, (string?)(await agent.Control.ContainerAsync(task, "app", "RUNNING"))["imageDigest"]);
        await PullTests.ForgetAsync(registry);
    }

    [Fact]
    public async Task A_build_that_was_never_pushed_has_to_do()
    {
        using var registry = new FakeRegistry { Password = "open" };
        await using var agent = await StartAsync(registry);
        await BuildAsync("built");
        var task = TestTask.Of(TestTask.Sleeper("app") with { Image = Aws + "built" });

        await agent.Control.RunAsync(task);

        Assert.Null((await agent.Control.ContainerAsync(task, "app", "RUNNING"))["imageDigest"]);
        await BusyboxImage.Docker.Images.DeleteImageAsync(Aws + "built", new ImageDeleteParameters { Force = true });
    }

    [Fact]
    public async Task A_tag_that_is_not_there_is_named_as_the_task_has_it()
    {
        using var registry = new FakeRegistry { Password = "open" };
        await using var agent = await StartAsync(registry);
        var task = TestTask.Of(TestTask.Sleeper("app") with { Image = Aws + "none" });

        await agent.Control.RunAsync(task);

        Assert.StartsWith(
            $"CannotPullContainerError: Error response from daemon: manifest for {Aws}none not found",
            (string?)(await agent.Control.ContainerAsync(task, "app", "STOPPED"))["reason"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_right_to_log_in_the_task_says_so()
    {
        using var registry = new FakeRegistry { Password = "open" };
        await using var agent = await AgentFixture.StartAsync();
        var task = TestTask.Of(TestTask.Sleeper("app") with { Image = Aws + "1" });

        await agent.Control.RunAsync(task);

        Assert.Equal(
            "CannotPullECRContainerError: AccessDeniedException: no", (string?)(await agent.Control.ContainerAsync(task, "app", "STOPPED"))["reason"]);
    }

    private static Task BuildAsync(string tag) => BusyboxImage.Docker.Images.TagImageAsync(
        BusyboxImage.Name, new ImageTagParameters { RepositoryName = Aws.TrimEnd(':'), Tag = tag });

    private static async Task<AgentFixture> StartAsync(FakeRegistry registry)
    {
        var agent = await AgentFixture.StartAsync();
        agent.Control.Registry = registry;
        return agent;
    }
}
