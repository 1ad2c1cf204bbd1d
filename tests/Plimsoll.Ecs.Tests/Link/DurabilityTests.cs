using Plimsoll.AgentLink.Acs;
using Plimsoll.Cells.Journal;
using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Link;

/// <summary>Effects follow durability, and what is durable outlives the server.</summary>
public sealed class DurabilityTests
{
    [Fact]
    public async Task No_payload_leaves_before_its_transaction_is_durable()
    {
        using var store = new GateStore();
        await using var link = await LinkHarness.StartAsync(store);
        await link.Ecs.DefineAsync();
        await using var agent = await WorkTests.ConnectAsync(link);

        store.Hold();
        var run = link.Ecs.RunAsync();
        await Wait.UntilAsync(() => link.Ecs.Cell.Peek(view => view.Count(Model.EcsTables.Tasks)) == 1, "The task in memory");
        link.Ecs.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.DoesNotContain(await agent.UpToAsync<HeartbeatMessage>(), message => message is PayloadMessage);
        Assert.False(run.IsCompleted);
        store.Release();

        Assert.Equal(await run, (await agent.NextAsync<PayloadMessage>()).Tasks![0].Arn);
    }

    [Fact]
    public async Task After_a_new_start_of_the_server_agents_come_back_and_the_records_are_whole()
    {
        using var store = new MemoryStore();
        var link = await LinkHarness.StartAsync(store);
        await link.Ecs.DefineAsync();
        var agent = await WorkTests.ConnectAsync(link);
        var running = await link.Ecs.RunAsync();
        await agent.AcknowledgeAsync((await agent.NextAsync<PayloadMessage>()).MessageId);
        await link.Ecs.ReportAsync(running, "RUNNING");
        await Wait.UntilAsync(() => link.Ecs.TaskOf(running)!.StartAcknowledged, "The acknowledgement");
        var unsent = await link.Ecs.RunAsync();
        var numbered = (await agent.NextAsync<PayloadMessage>()).SeqNum;
        var time = link.Ecs.Time;
        await link.DisposeAsync();
        await agent.Closed;
        time.Advance(TimeSpan.FromSeconds(1));

        await using var anew = await LinkHarness.StartAsync(store, time);
        Assert.False(anew.Ecs.InstanceOf(agent.Instance!)!.Instance.AgentConnected);
        await using var back = await anew.ConnectAsync(agent.Instance!);
        var payload = await back.NextAsync<PayloadMessage>();
        var manifest = await back.NextAsync<TaskManifestMessage>();

        Assert.Equal(unsent, payload.Tasks![0].Arn);
        Assert.True(payload.SeqNum > numbered);
        Assert.Equal(new[] { running, unsent }.Order(), manifest.Tasks!.Select(task => task.TaskArn).Order());
        Assert.Equal("RUNNING", anew.Ecs.TaskOf(running)!.Task.LastStatus);
        Assert.True(anew.Ecs.InstanceOf(agent.Instance!)!.Instance.AgentConnected);
    }

    [Fact]
    public async Task After_a_reset_connections_end_and_nothing_of_the_old_state_comes_back()
    {
        await using var link = await WorkTests.StartAsync();
        await using var agent = await WorkTests.ConnectAsync(link);
        var task = await link.Ecs.RunAsync();
        var payload = await agent.NextAsync<PayloadMessage>();

        await link.Ecs.Cells.ResetAsync();
        await agent.AcknowledgeAsync(payload.MessageId);
        await link.Ecs.Service.ResetAsync();

        await agent.Closed;
        Assert.Null(link.Ecs.TaskOf(task));
        Assert.Null(link.Ecs.InstanceOf(agent.Instance!));
        Assert.Contains("InvalidClusterException", (await link.RefusedAsync(LinkHarness.AcsTarget(agent.Instance!))).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_that_is_placed_while_its_instance_connects_always_arrives()
    {
        await using var link = await WorkTests.StartAsync();
        var agent = await link.ConnectAsync(await link.Ecs.RegisterAsync(cpu: 1 << 20, memory: 1 << 20));
        await agent.NextAsync<TaskManifestMessage>();
        for (var round = 0; round < 25; round++)
        {
            var running = Task.Run(() => link.Ecs.RunAsync(), CancellationToken.None);
            await using var replaced = agent;
            agent = await link.ConnectAsync(agent.Instance!);
            var task = await running;

            PayloadMessage payload;
            do
            {
                payload = await agent.NextAsync<PayloadMessage>();
            }
            while (payload.Tasks![0].Arn != task);

            await agent.AcknowledgeAsync(payload.MessageId);
            await Wait.UntilAsync(() => link.Ecs.TaskOf(task)!.StartAcknowledged, "The acknowledgement");
        }

        await agent.DisposeAsync();
    }
}
