using Plimsoll.AgentLink;
using Plimsoll.AgentLink.Acs;
using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Link;

/// <summary>Payloads, acknowledgements, redelivery (spec/agent-protocol.md §2.4, §2.5, §8).</summary>
public sealed class WorkTests
{
    [Fact]
    public async Task RunTask_sends_the_task_to_the_instance_that_it_was_placed_on()
    {
        await using var link = await StartAsync();
        await using var agent = await ConnectAsync(link);

        var task = await link.Ecs.RunAsync();

        var payload = await agent.NextAsync<PayloadMessage>();
        Assert.Equal((task, "RUNNING"), (payload.Tasks![0].Arn, payload.Tasks[0].DesiredStatus));
        Assert.Equal(agent.Instance, payload.ContainerInstanceArn);
        Assert.Equal("arn:aws:ecs:eu-west-1:123456789012:cluster/default", payload.ClusterArn);
    }

    [Fact]
    public async Task An_acknowledged_start_is_remembered()
    {
        await using var link = await StartAsync();
        await using var agent = await ConnectAsync(link);
        var task = await link.Ecs.RunAsync();

        await agent.AcknowledgeAsync((await agent.NextAsync<PayloadMessage>()).MessageId);

        await Wait.UntilAsync(() => link.Ecs.TaskOf(task)!.StartAcknowledged, "The acknowledgement");
    }

    [Fact]
    public async Task A_payload_that_was_not_acknowledged_is_sent_again_under_the_same_id_after_a_reconnect()
    {
        await using var link = await StartAsync();
        await using var agent = await ConnectAsync(link);
        await link.Ecs.RunAsync();
        var first = await agent.NextAsync<PayloadMessage>();
        await agent.DisposeAsync();

        await using var again = await link.ConnectAsync(agent.Instance!);

        var second = await again.NextAsync<PayloadMessage>();
        Assert.Equal((first.MessageId, first.Tasks![0].Arn), (second.MessageId, second.Tasks![0].Arn));
        Assert.True(second.SeqNum > first.SeqNum);
    }

    [Fact]
    public async Task What_was_acknowledged_is_not_sent_again()
    {
        await using var link = await StartAsync();
        await using var agent = await ConnectAsync(link);
        var task = await link.Ecs.RunAsync();
        await agent.AcknowledgeAsync((await agent.NextAsync<PayloadMessage>()).MessageId);
        await Wait.UntilAsync(() => link.Ecs.TaskOf(task)!.StartAcknowledged, "The acknowledgement");
        await agent.DisposeAsync();

        await using var again = await link.ConnectAsync(agent.Instance!);

        Assert.Empty(await again.UpToAsync<TaskManifestMessage>());
    }

    [Fact]
    public async Task StopTask_sends_the_order_to_stop_and_its_acknowledgement_is_shown_as_STOPPING()
    {
        await using var link = await StartAsync();
        await using var agent = await ConnectAsync(link);
        var task = await link.Ecs.RunAsync();
        await agent.AcknowledgeAsync((await agent.NextAsync<PayloadMessage>()).MessageId);
        await link.Ecs.ReportAsync(task, "RUNNING");

        await link.Ecs.CallAsync("StopTask", $"{{'task':'{task}'}}");
        var stop = await agent.NextAsync<PayloadMessage>();
        await agent.AcknowledgeAsync(stop.MessageId);

        Assert.Equal((task, "STOPPED"), (stop.Tasks![0].Arn, stop.Tasks[0].DesiredStatus));
        await Wait.UntilAsync(() => link.Ecs.TaskOf(task)!.Task.LastStatus == "STOPPING", "STOPPING");
    }

    [Fact]
    public async Task A_task_that_was_stopped_while_the_agent_was_away_is_only_told_to_stop()
    {
        await using var link = await StartAsync();
        await using var agent = await ConnectAsync(link);
        var task = await link.Ecs.RunAsync();
        await agent.NextAsync<PayloadMessage>();
        await agent.DisposeAsync();
        await link.Ecs.CallAsync("StopTask", $"{{'task':'{task}'}}");

        await using var again = await link.ConnectAsync(agent.Instance!);

        var message = Assert.IsType<PayloadMessage>(Assert.Single(await again.UpToAsync<TaskManifestMessage>()));
        Assert.Equal("STOPPED", message.Tasks![0].DesiredStatus);
    }

    [Fact]
    public async Task Tasks_of_an_instance_go_to_that_instance_alone()
    {
        await using var link = await StartAsync();
        await using var agent = await ConnectAsync(link);
        await using var other = await ConnectAsync(link);

        await link.Ecs.CallAsync("StartTask", $"{{'taskDefinition':'web','containerInstances':['{other.Instance}']}}");

        Assert.Equal(other.Instance, (await other.NextAsync<PayloadMessage>()).ContainerInstanceArn);
        Assert.True(agent.IsQuiet);
    }

    [Fact]
    public async Task Nobody_can_acknowledge_for_another_instance()
    {
        await using var link = await StartAsync();
        await using var agent = await ConnectAsync(link);
        await using var other = await ConnectAsync(link);
        await link.Ecs.CallAsync("StartTask", $"{{'taskDefinition':'web','containerInstances':['{agent.Instance}']}}");
        var payload = await agent.NextAsync<PayloadMessage>();

        await other.AcknowledgeAsync(payload.MessageId);
        await AnsweredAsync(other);

        Assert.False(link.Ecs.TaskOf(payload.Tasks![0].Arn!)!.StartAcknowledged);
    }

    [Fact]
    public async Task The_manifest_comes_after_all_payloads_with_a_higher_number_and_names_every_task()
    {
        await using var link = await StartAsync();
        await using var agent = await ConnectAsync(link);
        var run = await link.Ecs.RunAsync();
        var stopped = await link.Ecs.RunAsync();
        await link.Ecs.CallAsync("StopTask", $"{{'task':'{stopped}'}}");
        await agent.DisposeAsync();

        await using var again = await link.ConnectAsync(agent.Instance!);
        var payloads = new[] { await again.NextAsync<PayloadMessage>(), await again.NextAsync<PayloadMessage>() };
        var manifest = await again.NextAsync<TaskManifestMessage>();

        Assert.All(payloads, payload => Assert.True(payload.SeqNum < manifest.Timeline));
        Assert.Equal(
            new[] { (run, "RUNNING"), (stopped, "STOPPED") }.OrderBy(one => one.Item1, StringComparer.Ordinal),
            manifest.Tasks!.Select(task => (task.TaskArn!, task.DesiredStatus!)).OrderBy(one => one.Item1, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Of_what_an_agent_would_stop_only_what_must_stop_is_confirmed()
    {
        await using var link = await StartAsync();
        await using var agent = await ConnectAsync(link);
        var wanted = await link.Ecs.RunAsync();
        var unwanted = await link.Ecs.RunAsync();
        await link.Ecs.CallAsync("StopTask", $"{{'task':'{unwanted}'}}");
        const string Forgotten = "arn:aws:ecs:eu-west-1:123456789012:task/default/ffffffffffffffffffffffffffffffff";

        await agent.SendAsync(new TaskStopVerificationMessage
        {
            MessageId = "m",
            StopCandidates = [new() { TaskArn = wanted }, new() { TaskArn = unwanted }, new() { TaskArn = Forgotten }],
        });

        var confirmed = await agent.NextAsync<TaskStopVerificationAck>();
        Assert.Equal("m", confirmed.MessageId);
        Assert.Equal([unwanted, Forgotten], confirmed.StopTasks!.Select(task => task.TaskArn));
        Assert.All(confirmed.StopTasks!, task => Assert.Equal("STOPPED", task.DesiredStatus));
    }

    internal static async Task<LinkHarness> StartAsync()
    {
        var link = await LinkHarness.StartAsync();
        await link.Ecs.DefineAsync();
        return link;
    }

    internal static async Task<FakeAgent> ConnectAsync(LinkHarness link)
    {
        var agent = await link.ConnectAsync(await link.Ecs.RegisterAsync());
        await agent.NextAsync<TaskManifestMessage>();
        return agent;
    }

    /// <summary>All that the agent said before has been heard: the server reads in order.</summary>
    internal static async Task AnsweredAsync(FakeAgent agent)
    {
        await agent.SendAsync(new TaskStopVerificationMessage { MessageId = "ping", StopCandidates = [] });
        await agent.NextAsync<TaskStopVerificationAck>();
    }
}
