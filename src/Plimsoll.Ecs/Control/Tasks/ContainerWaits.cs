using Plimsoll.Ecs.Model;

namespace Plimsoll.Ecs.Control.Tasks;

/// <summary>Which container of a task that starts waits for which (spec/tasks-services.md §5).</summary>
internal static class ContainerWaits
{
    /// <summary>The dependencies that are not met; none of a task that has stopped.</summary>
    public static IReadOnlyList<ContainerWait> Of(EcsTask task, TaskDefinition? definition) => task.LastStatus == TaskStatuses.Stopped ? [] :
    [
        .. from waiting in definition?.ContainerDefinitions ?? []
           where task.Containers?.FirstOrDefault(one => one.Name == waiting.Name) is { LastStatus: TaskStatuses.Pending }
           from dependency in waiting.DependsOn ?? []
           let first = task.Containers!.FirstOrDefault(one => one.Name == dependency.ContainerName)
           where first is not null && !IsMet(first, dependency.Condition)
           select new ContainerWait(waiting.Name!, first.Name!, dependency.Condition!, State(first)),
    ];

    private static bool IsMet(Container on, string? condition) => condition switch
    {
        "START" => on.LastStatus != TaskStatuses.Pending,
        "COMPLETE" => on.LastStatus == TaskStatuses.Stopped,
        "SUCCESS" => on is { LastStatus: TaskStatuses.Stopped, ExitCode: 0 },
        "HEALTHY" => on.HealthStatus == HealthStatuses.Healthy,
        _ => true,
    };

    private static string State(Container on) => on switch
    {
        { LastStatus: TaskStatuses.Stopped, ExitCode: { } code } => $"STOPPED with exit code {code}",
        { LastStatus: TaskStatuses.Running, HealthStatus: { } health } => $"RUNNING, {health}",
        _ => on.LastStatus ?? TaskStatuses.Pending,
    };
}

/// <summary>A container that waits for another of its task.</summary>
/// <param name="Container">The one that waits.</param>
/// <param name="On">The one that it waits for.</param>
/// <param name="Condition">START, COMPLETE, SUCCESS or HEALTHY.</param>
/// <param name="State">How that one is now.</param>
internal sealed record ContainerWait(string Container, string On, string Condition, string State);
