using Docker.DotNet.Models;
using Plimsoll.Agent.Tasks;
using Plimsoll.AgentLink.Payload;
using TaskState = Plimsoll.Agent.Tasks.TaskState;

namespace Plimsoll.Agent.Serving.Metadata;

/// <summary>Writes a task down for its containers. A pure function.</summary>
internal static class TaskDocuments
{
    /// <param name="task">The task.</param>
    /// <param name="version">2, 3 or 4.</param>
    /// <param name="seen">What the engine says of its containers, by Docker id.</param>
    public static TaskDocument Of(ServedTask task, int version, IReadOnlyDictionary<string, ContainerInspectResponse> seen)
    {
        var (payload, state, newest) = (task.State.Payload, task.State, version == 4);
        return new TaskDocument
        {
            Cluster = newest ? payload.TaskClusterArn ?? task.Agent.Cluster : task.Agent.Cluster,
            TaskARN = state.Arn,
            Family = payload.Family,
            Revision = payload.Version,
            DesiredStatus = Desired(task),
            KnownStatus = Known(state),
            Limits = payload.Cpu is > 0 || payload.Memory is > 0 ? new TaskLimits(payload.Cpu is > 0 ? payload.Cpu : null, payload.Memory is > 0 ? payload.Memory : null) : null,
            PullStartedAt = state.PullStartedAt?.UtcDateTime,
            PullStoppedAt = state.PullStoppedAt?.UtcDateTime,
            ExecutionStoppedAt = state.ExecutionStoppedAt?.UtcDateTime,
            AvailabilityZone = task.Agent.AvailabilityZone,
            LaunchType = payload.LaunchType,
            Containers =
            [
                .. state.Containers.Where(container => container.DockerId is not null)
                    .Select(container => ContainerDocuments.Of(task, container, version, seen.GetValueOrDefault(container.DockerId!))),
            ],
            VPCID = newest ? task.Agent.Config.Shape?.Vpc?.Id : null,
            ServiceName = newest && payload.ServiceName is { Length: > 0 } service ? service : null,
            Group = newest ? payload.Group : null,
            FaultInjectionEnabled = newest ? payload.EnableFaultInjection ?? false : null,
        };
    }

    /// <summary>What is wanted of a task: it is to stop when it is told to, or an essential container has ended.</summary>
    public static string Desired(ServedTask task) =>
        task.State.StopWanted || task.State.ExecutionStoppedAt is not null || task.State.IsStopped ? AcsStatus.Stopped : AcsStatus.Running;

    // As far as its slowest container is; those that have ended hold nothing back.
    private static string Known(TaskState state) => state.IsStopped
        ? AcsStatus.Stopped
        : Name(state.Containers.Where(container => container.Phase != ContainerPhase.Stopped).Min(container => container.Phase));

    private static string Name(ContainerPhase phase) => phase.ToString().ToUpperInvariant();
}
