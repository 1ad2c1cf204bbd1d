using System.Net.WebSockets;
using System.Text;
using Plimsoll.AgentLink.Acs;
using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Link;

/// <summary>Connections that live, fall silent, are replaced and end (spec/agent-protocol.md §2.3).</summary>
public sealed class LivenessTests
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_heartbeat_comes_every_30_seconds()
    {
        await using var link = await WorkTests.StartAsync();
        await using var agent = await WorkTests.ConnectAsync(link);

        link.Ecs.Time.Advance(Beat - TimeSpan.FromSeconds(1));
        await WorkTests.AnsweredAsync(agent);
        Assert.True(agent.IsQuiet);
        link.Ecs.Time.Advance(TimeSpan.FromSeconds(1));

        var heartbeat = await agent.NextAsync<HeartbeatMessage>();
        Assert.True(heartbeat.Healthy);
        Assert.NotNull(heartbeat.MessageId);
    }

    [Fact]
    public async Task An_agent_that_answers_no_heartbeat_is_dropped()
    {
        await using var link = await WorkTests.StartAsync();
        await using var agent = await WorkTests.ConnectAsync(link);

        for (var i = 0; i < 3; i++)
        {
            link.Ecs.Time.Advance(Beat);
            await agent.NextAsync<HeartbeatMessage>();
        }

        link.Ecs.Time.Advance(Beat);

        Assert.Equal(WebSocketCloseStatus.NormalClosure, await agent.Closed);
        await Wait.UntilAsync(() => link.Ecs.InstanceOf(agent.Instance!)!.Instance.AgentConnected == false, "The disconnection");
    }

    [Fact]
    public async Task An_agent_that_answers_is_kept()
    {
        await using var link = await WorkTests.StartAsync();
        await using var agent = await WorkTests.ConnectAsync(link);

        for (var i = 0; i < 8; i++)
        {
            link.Ecs.Time.Advance(Beat);
            await agent.SendAsync(new HeartbeatAckRequest { MessageId = (await agent.NextAsync<HeartbeatMessage>()).MessageId });
            await WorkTests.AnsweredAsync(agent);
        }

        Assert.True(link.Ecs.InstanceOf(agent.Instance!)!.Instance.AgentConnected);
    }

    [Fact]
    public async Task An_agent_of_the_first_protocol_may_be_silent()
    {
        await using var link = await WorkTests.StartAsync();
        await using var agent = await link.ConnectAsync(await link.Ecs.RegisterAsync(), protocol: 1);
        await agent.NextAsync<TaskManifestMessage>();

        for (var i = 0; i < 8; i++)
        {
            link.Ecs.Time.Advance(Beat);
            await agent.NextAsync<HeartbeatMessage>();
        }
    }

    [Fact]
    public async Task An_instance_is_connected_while_its_agent_is_and_shows_the_agents_versions()
    {
        await using var link = await WorkTests.StartAsync();
        await using var agent = await WorkTests.ConnectAsync(link);

        var instance = link.Ecs.InstanceOf(agent.Instance!)!.Instance;
        Assert.True(instance.AgentConnected);
        Assert.Equal(("1.105.1", "a8b3e7d3", "DockerVersion: 20.10.24"), (instance.VersionInfo!.AgentVersion, instance.VersionInfo.AgentHash, instance.VersionInfo.DockerVersion));

        await agent.CloseAsync();

        await Wait.UntilAsync(() => link.Ecs.InstanceOf(agent.Instance!)!.Instance.AgentConnected == false, "The disconnection");
    }

    [Fact]
    public async Task A_dropped_connection_is_a_disconnection()
    {
        await using var link = await WorkTests.StartAsync();
        var agent = await WorkTests.ConnectAsync(link);

        await agent.DisposeAsync();

        await Wait.UntilAsync(() => link.Ecs.InstanceOf(agent.Instance!)!.Instance.AgentConnected == false, "The disconnection");
    }

    [Fact]
    public async Task A_new_connection_replaces_the_old_one_and_the_instance_stays_connected()
    {
        await using var link = await WorkTests.StartAsync();
        await using var old = await WorkTests.ConnectAsync(link);

        await using var agent = await link.ConnectAsync(old.Instance!);
        await agent.NextAsync<TaskManifestMessage>();

        Assert.Equal(WebSocketCloseStatus.NormalClosure, await old.Closed);
        var task = await link.Ecs.RunAsync();
        Assert.Equal(task, (await agent.NextAsync<PayloadMessage>()).Tasks![0].Arn);
        Assert.True(link.Ecs.InstanceOf(agent.Instance!)!.Instance.AgentConnected);
    }

    [Fact]
    public async Task Whoever_connects_and_drops_again_and_again_is_connected_in_the_end()
    {
        await using var link = await WorkTests.StartAsync();
        var instance = await link.Ecs.RegisterAsync();

        for (var i = 0; i < 30; i++)
        {
            var dropped = await link.ConnectAsync(instance);
            await dropped.DisposeAsync();
        }

        await using var agent = await link.ConnectAsync(instance);
        await agent.NextAsync<TaskManifestMessage>();
        await WorkTests.AnsweredAsync(agent);
        await Wait.UntilAsync(() => link.Ecs.InstanceOf(instance)!.Instance.AgentConnected == true, "The connection");
        Assert.True(link.Ecs.InstanceOf(instance)!.Instance.AgentConnected);
    }

    [Fact]
    public async Task Deregistering_closes_both_connections()
    {
        await using var link = await WorkTests.StartAsync();
        await using var agent = await WorkTests.ConnectAsync(link);
        await using var telemetry = await link.TelemetryAsync(agent.Instance!);
        await telemetry.PublishAsync(new AgentLink.Tcs.PublishMetricsRequest());
        await telemetry.NextAsync<AgentLink.Tcs.AckPublishMetric>();

        await link.Ecs.CallAsync("DeregisterContainerInstance", $"{{'containerInstance':'{agent.Instance}'}}");

        Assert.Equal(WebSocketCloseStatus.NormalClosure, await agent.Closed);
        Assert.Equal(WebSocketCloseStatus.NormalClosure, await telemetry.Closed);
        Assert.Equal("INACTIVE", link.Ecs.InstanceOf(agent.Instance!)!.Instance.Status);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"type\":5}")]
    [InlineData("{\"type\":\"Nothing\",\"message\":{}}")]
    [InlineData("{\"type\":\"\\ud800\",\"message\":{}}")]
    [InlineData("{\"type\":\"AckRequest\",\"message\":5}")]
    [InlineData("{\"type\":\"AckRequest\",\"message\":{\"messageId\":5}}")]
    [InlineData("{\"type\":\"AckRequest\",\"message\":{\"messageId\":\"start-\"}}")]
    [InlineData("{\"type\":\"AckRequest\",\"message\":{}}")]
    [InlineData("{\"type\":\"TaskStopVerificationMessage\",\"message\":{\"stopCandidates\":[null]}}")]
    [InlineData("{\"type\":\"NackRequest\",\"message\":{\"reason\":\"no\"}}")]
    public async Task A_frame_that_makes_no_sense_does_not_end_the_connection(string frame)
    {
        await using var link = await WorkTests.StartAsync();
        await using var agent = await WorkTests.ConnectAsync(link);

        await agent.SendAsync(frame);
        await WorkTests.AnsweredAsync(agent);

        Assert.True(link.Ecs.InstanceOf(agent.Instance!)!.Instance.AgentConnected);
    }

    [Fact]
    public async Task A_frame_of_more_than_1_MiB_ends_the_connection()
    {
        await using var link = await WorkTests.StartAsync();
        await using var agent = await WorkTests.ConnectAsync(link);

        await agent.SendAsync(Encoding.ASCII.GetBytes(new string(' ', (1 << 20) + 1)));

        Assert.Equal(WebSocketCloseStatus.MessageTooBig, await agent.Closed);
    }

    [Fact]
    public async Task A_frame_of_1_MiB_is_read()
    {
        await using var link = await WorkTests.StartAsync();
        await using var agent = await WorkTests.ConnectAsync(link);

        await agent.SendAsync(Encoding.ASCII.GetBytes(new string(' ', 1 << 20)));

        await WorkTests.AnsweredAsync(agent);
    }
}
