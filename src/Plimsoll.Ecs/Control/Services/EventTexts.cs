using Plimsoll.Cells;
using Plimsoll.Ecs.Model;
using Plimsoll.Placement;

namespace Plimsoll.Ecs.Control.Services;

/// <summary>What events say (spec/tasks-services.md §8, spec/placement.md §9).</summary>
internal static class EventTexts
{
    public const string Steady = "has reached a steady state.";

    public const string Impaired = "is unable to consistently start tasks successfully.";

    public const string Stuck =
        "was unable to stop or start tasks during a deployment because of the service deployment configuration. "
        + "Update the minimumHealthyPercent or maximumPercent value and try again.";

    public static string Started(IReadOnlyList<TaskRecord> tasks) => $"has started {tasks.Count} tasks: {Names(tasks)}.";

    public static string Stopped(IReadOnlyList<TaskRecord> tasks, bool running) =>
        $"has stopped {tasks.Count} {(running ? "running" : "pending")} tasks: {Names(tasks)}.";

    public static string Ill(TaskRecord task) => $"(task {task.Id}) failed container health checks.";

    public static string Completed(string deployment) => $"(deployment {deployment}) deployment completed.";

    public static string Failed(string deployment) => $"(deployment {deployment}) deployment failed: tasks failed to start.";

    public static string RollingBack(string deployment) => $"rolling back to deployment {deployment}.";

    public static string ProtectedTasks(string deployment) =>
        $"was unable to reach steady state because task set ({deployment}) was unable to scale in. "
        + "Reason: The number of protected tasks are more than the desired count of tasks.";

    /// <summary>Why a task found no place.</summary>
    public static string Unplaced(View view, PlacementDecision decision)
    {
        var closest = decision.Failures.Count > 0 ? decision.Failures[0] : new PlacementFailure(decision.InstanceId, FailureReasons.Eni, "");
        var id = closest.InstanceId is { } key ? view.Get(EcsTables.ContainerInstances, key)?.Id ?? key : "";
        var why = closest.Reason switch
        {
            FailureReasons.NoContainerInstances => $"Reason: {FailureReasons.NoContainerInstances}",
            FailureReasons.Cpu => $"The closest matching (container-instance {id}) has insufficient CPU units available.",
            FailureReasons.Memory => $"The closest matching (container-instance {id}) has insufficient memory available.",
            FailureReasons.Ports or FailureReasons.PortsUdp => $"The closest matching (container-instance {id}) is already using a port required by your task.",
            FailureReasons.Attribute => $"The closest matching (container-instance {id}) is missing an attribute required by your task.",
            var reason when closest.InstanceId is null => $"Reason: {reason}.",
            var reason => $"The closest matching (container-instance {id}) encountered error \"{reason}\".",
        };
        return $"was unable to place a task because no container instance met all of its requirements. {why} "
            + "For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.";
    }

    private static string Names(IReadOnlyList<TaskRecord> tasks) => string.Join(' ', tasks.Select(task => $"(task {task.Id})"));
}
