using Plimsoll.Ecs.Model;

namespace Plimsoll.Ecs.Control.Services;

/// <summary>Finds how a task counts (spec/tasks-services.md §7, scheduler loop).</summary>
internal static class TaskConditions
{
    /// <summary>The condition of a task, and when time alone will change it.</summary>
    /// <param name="task">The task.</param>
    /// <param name="isChecked">Whether something checks its health.</param>
    /// <param name="healthyAfter">How long it must have run when nothing checks its health.</param>
    /// <param name="grace">How long after its start an ill one is let be.</param>
    /// <param name="now">Now.</param>
    public static (TaskCondition Condition, DateTimeOffset? ChangesAt) Of(
        EcsTask task, bool isChecked, TimeSpan healthyAfter, TimeSpan grace, DateTimeOffset now)
    {
        // One whose execution has stopped is about to be told to have stopped: by its engine's time it has not run on.
        if (task.LastStatus != TaskStatuses.Running || task.StartedAt is not { } started || task.ExecutionStoppedAt is not null)
        {
            return (TaskCondition.Pending, null);
        }

        if (!isChecked)
        {
            return Until(started + healthyAfter, now, TaskCondition.Settling, TaskCondition.Healthy);
        }

        return task.HealthStatus switch
        {
            HealthStatuses.Healthy => (TaskCondition.Healthy, null),
            HealthStatuses.Unhealthy => Until(started + grace, now, TaskCondition.Settling, TaskCondition.Unhealthy),
            _ => (TaskCondition.Settling, null),
        };
    }

    private static (TaskCondition, DateTimeOffset?) Until(DateTimeOffset at, DateTimeOffset now, TaskCondition before, TaskCondition after) =>
        now < at ? (before, at) : (after, null);

    /// <summary>True when an essential container has a health check.</summary>
    public static bool IsChecked(TaskDefinition? definition) =>
        definition?.ContainerDefinitions?.Any(container => container.Essential != false && container.HealthCheck is not null) == true;
}
