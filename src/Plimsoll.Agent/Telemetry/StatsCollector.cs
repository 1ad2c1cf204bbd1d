using System.Collections.Concurrent;
using Docker.DotNet;
using Docker.DotNet.Models;
using Plimsoll.Agent.Containers;
using Plimsoll.Agent.Tasks;
using Plimsoll.AgentLink.Tcs;
using TaskState = Plimsoll.Agent.Tasks.TaskState;

namespace Plimsoll.Agent.Telemetry;

/// <summary>Asks the engine for the counters of running containers, only when metrics are due.</summary>
internal sealed class StatsCollector(DockerEngine docker, TimeProvider time)
{
    private const int AtATime = 64;
    private IReadOnlyDictionary<string, ContainerSample> _last = new Dictionary<string, ContainerSample>();

    public async Task<IReadOnlyList<TaskMetric>> CollectAsync(
        IReadOnlyList<(TaskPlan Plan, TaskState State)> tasks, CancellationToken cancel)
    {
        var samples = await SampleAsync(tasks, cancel).ConfigureAwait(false);
        var metrics = tasks
            .Select(task => new TaskMetric
            {
                TaskArn = task.State.Arn,
                TaskDefinitionFamily = task.State.Payload.Family,
                TaskDefinitionVersion = task.State.Payload.Version,
                ContainerMetrics = [.. task.State.Containers.SelectMany(it => Measure(task.Plan[it.Name], it, samples))],
            })
            .Where(task => task.ContainerMetrics!.Count > 0)
            .ToList();
        _last = samples;
        return metrics;
    }

    private IEnumerable<ContainerMetric> Measure(
        ContainerPlan plan, ContainerState container, IReadOnlyDictionary<string, ContainerSample> samples)
    {
        if (container.DockerId is { } id && samples.TryGetValue(id, out var sample) && _last.TryGetValue(id, out var before))
        {
            yield return sample.Since(before, container.Name, plan.Source?.ContainerArn, plan.Restart is null ? null : container.Restarts);
        }
    }

    // The engine takes up to a second for an answer, whatever is asked for: many are asked for at a time.
    private async Task<IReadOnlyDictionary<string, ContainerSample>> SampleAsync(
        IReadOnlyList<(TaskPlan Plan, TaskState State)> tasks, CancellationToken cancel)
    {
        var samples = new ConcurrentDictionary<string, ContainerSample>();
        var running = tasks.SelectMany(task => task.State.Containers.Where(it =>
            it is { Phase: ContainerPhase.Running, DockerId: not null } && !task.Plan[it.Name].IsPause));
        await Parallel.ForEachAsync(
            running,
            new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancel },
            async (container, stop) =>
            {
                if (await SampleAsync(container.DockerId!, stop).ConfigureAwait(false) is { } sample)
                {
                    samples[container.DockerId!] = sample;
                }
            }).ConfigureAwait(false);
        return samples;
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
