using Plimsoll.Agent.Tests.Support;
using Plimsoll.AgentLink.Docker;
using Plimsoll.AgentLink.Tcs;

namespace Plimsoll.Agent.Tests.Running;

public class HealthTests
{
    [Fact]
    public async Task Health_is_published_over_telemetry_as_soon_as_it_changes()
    {
        await using var agent = await AgentFixture.StartAsync();
        var check = new DockerHealthcheck { Test = ["CMD-SHELL", "! test -f /tmp/sick"], Interval = 500_000_000, Timeout = 2_000_000_000, Retries = 1 };
        var task = TestTask.Of((TestTask.Shell("web", "sleep 2; touch /tmp/sick; sleep 100") with { HealthCheckType = "docker" })
            .With(config: new DockerContainerConfig { Healthcheck = check }));

        await agent.Control.RunAsync(task);

        await agent.Control.Telemetry.WaitAsync(it => Says(it, task.Arn!, HealthStatus.Healthy), "web is healthy");
        await agent.Control.Telemetry.WaitAsync(it => Says(it, task.Arn!, HealthStatus.Unhealthy), "web is unhealthy");
    }

    [Fact]
    public async Task An_idle_instance_publishes_that_it_is_idle_and_that_its_runtime_works()
    {
        await using var agent = await AgentFixture.StartAsync();

        await agent.Control.Telemetry.WaitAsync(
            it => it is PublishMetricsRequest { Metadata: { Idle: true, Fin: true, Cluster: "demo" }, TaskMetrics: null }, "it is idle");
        await agent.Control.Telemetry.WaitAsync(
            it => it is PublishInstanceStatusRequest { Statuses: [{ Type: "ContainerRuntime", Status: "OK" }] }, "its runtime is OK");
    }

    private static bool Says(AgentLink.LinkMessage message, string arn, string status) =>
        message is PublishHealthRequest { Tasks: { } tasks }
        && tasks.Any(it => it.TaskArn == arn && it.Containers!.Any(container => container.HealthStatus == status));
}
