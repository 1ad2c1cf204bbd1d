using Plimsoll.Agent.Tasks;
using Plimsoll.AgentLink.Tcs;

namespace Plimsoll.Agent.Telemetry;

/// <summary>Puts measurements into the messages of TCS: at most ten tasks in a frame, the last one marked (agent-protocol §3).</summary>
internal static class TelemetryFrames
{
    private const int TasksInFrame = 10;

    public static IEnumerable<PublishMetricsRequest> Metrics(
        string cluster, string instance, string messageId, bool idle, IReadOnlyList<TaskMetric> tasks, DateTimeOffset now)
    {
        var chunks = tasks.Chunk(TasksInFrame).ToList();
        if (chunks.Count == 0)
        {
            yield return new PublishMetricsRequest { Metadata = Metadata(cluster, instance, messageId, idle, true), Timestamp = now };
        }

        for (var i = 0; i < chunks.Count; i++)
        {
            yield return new PublishMetricsRequest
            {
                Metadata = Metadata(cluster, instance, messageId, idle, i == chunks.Count - 1),
                TaskMetrics = chunks[i],
                Timestamp = now,
            };
        }
    }

    public static IEnumerable<PublishHealthRequest> Health(
        string cluster, string instance, string messageId, IEnumerable<(TaskPlan Plan, TaskState State)> tasks, DateTimeOffset now)
    {
        var chunks = tasks.Select(Health).Where(it => it.Containers!.Count > 0).Chunk(TasksInFrame).ToList();
        for (var i = 0; i < chunks.Count; i++)
        {
            yield return new PublishHealthRequest
            {
                Metadata = Metadata(cluster, instance, messageId, null, i == chunks.Count - 1),
                Tasks = chunks[i],
                Timestamp = now,
            };
        }
    }

    private static TaskHealth Health((TaskPlan Plan, TaskState State) task) => new()
    {
        TaskArn = task.State.Arn,
        TaskDefinitionFamily = task.State.Payload.Family,
        TaskDefinitionVersion = task.State.Payload.Version,
        Containers =
        [
            .. task.State.Containers
                .Where(it => it.Phase == ContainerPhase.Running && task.Plan[it.Name].HasHealthCheck)
                .Select(it => new ContainerHealth
                {
                    ContainerName = it.Name,
                    HealthStatus = it.Health,
                    StatusSince = it.HealthSince ?? it.StartedAt,
                }),
        ],
    };

    private static TelemetryMetadata Metadata(string cluster, string instance, string messageId, bool? idle, bool fin) =>
        new() { Cluster = cluster, ContainerInstance = instance, MessageId = messageId, Idle = idle, Fin = fin };
}
