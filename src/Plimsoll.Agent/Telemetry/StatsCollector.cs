using Docker.DotNet;
using Docker.DotNet.Models;
using Plimsoll.Agent.Containers;
using Plimsoll.Agent.Tasks;
using Plimsoll.AgentLink.Tcs;
using TaskState = Plimsoll.Agent.Tasks.TaskState;

namespace Plimsoll.Agent.Telemetry;

/// <summary>Asks the engine for the counters of running containers, one after the other and only when metrics are due.</summary>
internal sealed class StatsCollector(DockerEngine docker, TimeProvider time)
{
    private Dictionary<string, ContainerSample> _last = [];

    public async Task<IReadOnlyList<TaskMetric>> CollectAsync(
        IReadOnlyList<(TaskPlan Plan, TaskState State)> tasks, CancellationToken cancel)
    {
        var samples = new Dictionary<string, ContainerSample>();
        var metrics = new List<TaskMetric>();
        foreach (var (plan, state) in tasks)
        {
            var containers = new List<ContainerMetric>();
            foreach (var container in state.Containers.Where(it => it is { Phase: ContainerPhase.Running, DockerId: not null }))
            {
                if (plan[container.Name].IsPause || await SampleAsync(container.DockerId!, cancel).ConfigureAwait(false) is not { } sample)
                {
                    continue;
                }

                samples[container.DockerId!] = sample;
                if (_last.TryGetValue(container.DockerId!, out var before))
                {
                    var source = plan[container.Name];
                    containers.Add(sample.Since(
                        before, container.Name, source.Source?.ContainerArn, source.Restart is null ? null : container.Restarts));
                }
            }

            if (containers.Count > 0)
            {
                metrics.Add(new TaskMetric
                {
                    TaskArn = state.Arn,
                    TaskDefinitionFamily = state.Payload.Family,
                    TaskDefinitionVersion = state.Payload.Version,
                    ContainerMetrics = containers,
                });
            }
        }

        _last = samples;
        return metrics;
    }

    private async Task<ContainerSample?> SampleAsync(string dockerId, CancellationToken cancel)
    {
        try
        {
            var heard = new Heard();
            await docker.Client.Containers.GetContainerStatsAsync(
                dockerId, new ContainerStatsParameters { Stream = false, OneShot = true }, heard, cancel).ConfigureAwait(false);
            return heard.Stats is { } stats ? ContainerSample.Of(stats, time.GetUtcNow()) : null;
        }
        catch (Exception e) when (e is DockerApiException || EngineErrors.IsAbsence(e))
        {
            // It ended between the look at the tasks and the question, or the engine is away: no measurement, no metric.
            return null;
        }
    }

    private sealed class Heard : IProgress<ContainerStatsResponse>
    {
        public ContainerStatsResponse? Stats { get; private set; }

        public void Report(ContainerStatsResponse value) => Stats = value;
    }
}
