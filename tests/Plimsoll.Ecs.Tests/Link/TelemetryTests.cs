using Plimsoll.AgentLink.Acs;
using Plimsoll.AgentLink.Tcs;
using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Link;

/// <summary>The telemetry socket (spec/agent-protocol.md §3).</summary>
public sealed class TelemetryTests
{
    private static readonly TaskDefinition Checked = Defined.Of(Defined.Container() with { HealthCheck = new() { Command = ["CMD", "true"] } });

    [Fact]
    public async Task Metrics_are_acknowledged()
    {
        await using var link = await LinkHarness.StartAsync();
        await using var agent = await link.TelemetryAsync(await link.Ecs.RegisterAsync());

        await agent.PublishAsync(new PublishMetricsRequest());

        Assert.Equal("ok", (await agent.NextAsync<AckPublishMetric>()).Message);
    }

    [Fact]
    public async Task Health_of_containers_becomes_health_of_the_task()
    {
        await using var link = await LinkHarness.StartAsync();
        await link.Ecs.DefineAsync(Checked);
        var instance = await link.Ecs.JoinAsync();
        var task = await link.Ecs.RunAsync();
        await using var agent = await link.TelemetryAsync(instance);

        await PublishAsync(agent, task, "UNHEALTHY");

        var told = await link.Ecs.CallAsync("DescribeTasks", $"{{'tasks':['{task}']}}");
        Assert.Equal("UNHEALTHY", (string?)told["tasks"]![0]!["healthStatus"]);
        Assert.Equal("UNHEALTHY", (string?)told["tasks"]![0]!["containers"]![0]!["healthStatus"]);
    }

    [Fact]
    public async Task Health_that_did_not_change_is_not_written_again()
    {
        await using var link = await LinkHarness.StartAsync();
        await link.Ecs.DefineAsync(Checked);
        var instance = await link.Ecs.JoinAsync();
        var task = await link.Ecs.RunAsync();
        await using var agent = await link.TelemetryAsync(instance);
        await PublishAsync(agent, task, "HEALTHY");
        var first = link.Ecs.TaskOf(task);

        await PublishAsync(agent, task, "HEALTHY");

        Assert.Same(first, link.Ecs.TaskOf(task));
    }

    [Fact]
    public async Task Nobody_can_report_the_health_of_another_instances_task()
    {
        await using var link = await LinkHarness.StartAsync();
        await link.Ecs.DefineAsync(Checked);
        await link.Ecs.JoinAsync();
        var task = await link.Ecs.RunAsync();
        await using var stranger = await link.TelemetryAsync(await link.Ecs.RegisterAsync());

        await PublishAsync(stranger, task, "UNHEALTHY");

        Assert.Equal("UNKNOWN", link.Ecs.TaskOf(task)!.Task.HealthStatus);
    }

    [Fact]
    public async Task The_state_of_the_runtime_is_shown_when_asked_for()
    {
        await using var link = await LinkHarness.StartAsync();
        var instance = await link.Ecs.RegisterAsync();
        await using var agent = await link.TelemetryAsync(instance);

        await agent.PublishAsync(new PublishInstanceStatusRequest { Statuses = [new() { Type = "ContainerRuntime", Status = "IMPAIRED" }, null!] });
        await agent.NextAsync<AckPublishInstanceStatus>();

        var told = await link.Ecs.CallAsync(
            "DescribeContainerInstances", $"{{'containerInstances':['{instance}'],'include':['CONTAINER_INSTANCE_HEALTH']}}");
        var health = told["containerInstances"]![0]!["healthStatus"]!;
        Assert.Equal("IMPAIRED", (string?)health["overallStatus"]);
        Assert.Equal("CONTAINER_RUNTIME", (string?)health["details"]![0]!["type"]);
    }

    [Fact]
    public async Task A_heartbeat_comes_every_30_seconds()
    {
        await using var link = await LinkHarness.StartAsync();
        await using var agent = await link.TelemetryAsync(await link.Ecs.RegisterAsync());
        await agent.PublishAsync(new PublishMetricsRequest());
        await agent.NextAsync<AckPublishMetric>();

        link.Ecs.Time.Advance(TimeSpan.FromSeconds(30));

        Assert.True((await agent.NextAsync<HeartbeatMessage>()).Healthy);
    }

    [Theory]
    [InlineData("{\"type\":\"PublishMetricsRequest\",\"message\":{}}")]
    [InlineData("Host: h\r\n\r\n{")]
    [InlineData(": x\r\n\r\n{}")]
    [InlineData("Host: h\r\n\r\n{\"type\":\"PublishHealthRequest\",\"message\":{\"tasks\":[null,{\"containers\":[null]}]}}")]
    public async Task A_frame_that_makes_no_sense_does_not_end_the_connection(string frame)
    {
        await using var link = await LinkHarness.StartAsync();
        await using var agent = await link.TelemetryAsync(await link.Ecs.RegisterAsync());

        await agent.SendAsync(frame);
        await agent.PublishAsync(new PublishMetricsRequest());

        await agent.NextAsync<AckPublishMetric>();
    }

    private static async Task PublishAsync(FakeAgent agent, string task, string health)
    {
        await agent.PublishAsync(new PublishHealthRequest
        {
            Tasks = [new() { TaskArn = task, Containers = [new() { ContainerName = "app", HealthStatus = health }] }],
        });
        await agent.NextAsync<AckPublishHealth>();
    }
}
