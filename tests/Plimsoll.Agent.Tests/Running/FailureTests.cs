using System.Net;
using System.Net.Sockets;
using Plimsoll.Agent.Tests.Support;
using Plimsoll.AgentLink.Acs;
using Plimsoll.AgentLink.Payload;

namespace Plimsoll.Agent.Tests.Running;

public class FailureTests
{
    [Fact]
    public async Task A_container_killed_for_memory_says_so()
    {
        await using var agent = await AgentFixture.StartAsync();
        var task = TestTask.Of(TestTask.Shell("hog", "tail /dev/zero") with { Memory = 16 });

        await agent.Control.RunAsync(task);

        var stopped = await agent.Control.ContainerAsync(task, "hog", "STOPPED");
        Assert.Equal("OutOfMemoryError: Container killed due to memory usage", (string?)stopped["reason"]);
        Assert.Equal(137, (int)stopped["exitCode"]!);
    }

    [Fact]
    public async Task A_command_that_is_not_in_the_image_is_named()
    {
        await using var agent = await AgentFixture.StartAsync();
        var task = TestTask.Of(TestTask.Sleeper("nf") with { Command = ["/no/such/bin"] });

        await agent.Control.RunAsync(task);

        var stopped = await agent.Control.ContainerAsync(task, "nf", "STOPPED");
        Assert.StartsWith("CannotStartContainerError: Error response from daemon:", (string?)stopped["reason"], StringComparison.Ordinal);
        Assert.Contains("/no/such/bin", (string?)stopped["reason"], StringComparison.Ordinal);
        await agent.Control.ChangeAsync(task, "STOPPED");
    }

    [Fact]
    public async Task A_task_runs_when_only_a_container_that_is_not_essential_could_not_start()
    {
        await using var agent = await AgentFixture.StartAsync();
        var task = TestTask.Of(TestTask.Sleeper("app"), TestTask.Sleeper("aside") with { Command = ["/no/such/bin"], Essential = false });

        await agent.Control.RunAsync(task);

        await agent.Control.ChangeAsync(task, "RUNNING");
        await agent.Control.ContainerAsync(task, "aside", "STOPPED");
    }

    [Fact]
    public async Task An_image_that_can_not_be_pulled_is_named()
    {
        await using var agent = await AgentFixture.StartAsync();
        var task = TestTask.Of(TestTask.Sleeper("nope") with { Image = "127.0.0.1:9/no/such:1" });

        await agent.Control.RunAsync(task);

        var stopped = await agent.Control.ContainerAsync(task, "nope", "STOPPED");
        Assert.StartsWith(
            "CannotPullContainerError: pull image manifest has been retried 2 time(s): Error response from daemon:", (string?)stopped["reason"], StringComparison.Ordinal);
        var change = await agent.Control.ChangeAsync(task, "STOPPED");
        Assert.NotNull(change["pullStartedAt"]);
        Assert.NotNull(change["pullStoppedAt"]);
    }

    [Fact]
    public async Task A_host_port_that_somebody_else_holds_is_said_to_be_in_use()
    {
        await using var agent = await AgentFixture.StartAsync();
        using var holder = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        holder.Bind(new IPEndPoint(agent.Config.Shape!.HostAddress, 8099));
        holder.Listen();
        var task = TestTask.Of(TestTask.Sleeper("web") with { PortMappings = [new PortMapping { ContainerPort = 80, HostPort = 8099 }] });

        await agent.Control.RunAsync(task);

        var stopped = await agent.Control.ContainerAsync(task, "web", "STOPPED");
        Assert.StartsWith("CannotStartContainerError:", (string?)stopped["reason"], StringComparison.Ordinal);
        Assert.Contains("address already in use", (string?)stopped["reason"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_that_can_not_be_read_is_stopped_with_its_reason_and_its_payload_is_not_acknowledged()
    {
        await using var agent = await AgentFixture.StartAsync();
        var task = TestTask.Of(TestTask.Sleeper("c")) with { Volumes = [new AcsVolume { Name = "v", Type = "weird" }] };

        var message = await agent.Control.RunAsync(task);
        var next = await agent.Control.RunAsync(TestTask.Of(TestTask.Sleeper("next")));

        var change = await agent.Control.ChangeAsync(task, "STOPPED");
        Assert.Equal("UnrecogniedTaskError: Error loading task - unrecognized volume type: \"weird\"", (string?)change["reason"]);
        await agent.Control.FromAgent.WaitAsync(it => it is AckRequest ack && ack.MessageId == next, "the next payload is acknowledged");
        Assert.DoesNotContain(agent.Control.FromAgent.All, it => it is AckRequest ack && ack.MessageId == message);
    }

    [Fact]
    public async Task A_container_removed_behind_the_agents_back_is_stopped_with_137()
    {
        await using var agent = await AgentFixture.StartAsync();
        var task = TestTask.Of(TestTask.Sleeper("web"));
        await agent.Control.RunAsync(task);
        await agent.Control.ChangeAsync(task, "RUNNING");

        await BusyboxImage.Docker.Containers.RemoveContainerAsync(
            (await agent.ContainersAsync(task)).Single().ID, new() { Force = true });

        var stopped = await agent.Control.ContainerAsync(task, "web", "STOPPED");
        Assert.Equal(137, (int)stopped["exitCode"]!);
    }
}
