using Plimsoll.Agent.Configuration;
using Plimsoll.Agent.Tasks;
using Plimsoll.Agent.Telemetry;
using Plimsoll.Agent.Tests.Support;
using TaskState = Plimsoll.Agent.Tasks.TaskState;

namespace Plimsoll.Agent.Tests.Running;

public class MetricsTests
{
    [Fact]
    public async Task A_busy_container_is_seen_to_use_cpu_and_memory_and_network()
    {
        await using var agent = await AgentFixture.StartAsync();
        var task = TestTask.Of(TestTask.Shell("busy", "while true; do :; done"));
        await agent.Control.RunAsync(task);
        var id = (string)(await agent.Control.ContainerAsync(task, "busy", "RUNNING"))["runtimeId"]!;
        var plan = TaskPlanReader.Read(task, new AgentConfig());
        var state = new TaskState
        {
            Payload = task, Containers = [new ContainerState("busy") { Phase = ContainerPhase.Running, DockerId = id }],
        };
        var collector = new StatsCollector(agent.Engine, TimeProvider.System);

        Assert.Empty(await collector.CollectAsync([(plan, state)], CancellationToken.None));
        var metric = await Eventually.GetAsync(
            async () =>
            {
                var found = Assert.Single(Assert.Single(await collector.CollectAsync([(plan, state)], CancellationToken.None)).ContainerMetrics!);
                return found.CpuStatsSet!.Sum > 0 ? found : null;
            },
            "it is seen to use CPU");

        Assert.True(metric.MemoryStatsSet!.Sum > 0, $"{metric.MemoryStatsSet.Sum} MiB");
        Assert.NotNull(metric.NetworkStatsSet);
    }
}
