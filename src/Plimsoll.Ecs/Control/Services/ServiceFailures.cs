using Plimsoll.Ecs.Control.Tasks;
using Plimsoll.Ecs.Model;

namespace Plimsoll.Ecs.Control.Services;

/// <summary>Keeps what the tasks of a service fail of, so that one look tells it.</summary>
internal static class ServiceFailures
{
    /// <summary>After tasks have ended: the last that failed, and how many were like it.</summary>
    /// <param name="known">What was known before.</param>
    /// <param name="ended">Tasks that stopped.</param>
    /// <param name="definition">Finds the definition of one of them.</param>
    public static ServiceFailure? After(ServiceFailure? known, IReadOnlyList<TaskRecord> ended, Func<TaskRecord, TaskDefinition?> definition)
    {
        foreach (var task in ended.Where(task => IsFailure(task.Task)).OrderBy(task => task.Task.StoppedAt))
        {
            var next = Of(task.Task, definition(task));
            known = known is not null && Kind(known) == Kind(next) ? next with { Since = known.Since, Alike = known.Alike + 1 } : next;
        }

        return known;
    }

    /// <summary>How long a failure counts as recent.</summary>
    public static readonly TimeSpan Recent = TimeSpan.FromMinutes(10);

    // A service that fails faster is failing beyond doubt.
    private const int MostRecent = 100;

    /// <summary>After tasks have ended: those that failed within the last ten minutes.</summary>
    /// <param name="known">What was known before.</param>
    /// <param name="ended">Tasks that stopped.</param>
    /// <param name="definition">Finds the definition of one of them.</param>
    public static RecentFailures? RecentAfter(RecentFailures? known, IReadOnlyList<TaskRecord> ended, Func<TaskRecord, TaskDefinition?> definition)
    {
        foreach (var task in ended.Where(task => IsFailure(task.Task)).OrderBy(task => task.Task.StoppedAt))
        {
            var next = Of(task.Task, definition(task));
            var before = known?.Last.Deployment == next.Deployment ? known!.Times.Where(at => at > next.At - Recent) : [];
            known = new RecentFailures([.. before.TakeLast(MostRecent - 1), next.At], next);
        }

        return known;
    }

    /// <summary>Those of a service's newest deployment that still are recent; null when none is.</summary>
    public static RecentFailures? RecentOf(ServiceRecord service, DateTimeOffset now) =>
        service.RecentFailures is { } known && known.Last.Deployment == service.Primary.Id && known.Last.At > now - Recent
            ? known with { Times = [.. known.Times.Where(at => at > now - Recent)] } : null;

    /// <summary>True when a task of the newest deployment that started after the failure is healthy.</summary>
    public static bool IsOver(ServiceFailure? known, IReadOnlyList<ServiceTask> tasks) => known is not null && tasks.Any(task =>
        task is { OnPrimary: true, Condition: TaskCondition.Healthy } && task.Record.Task.StartedAt > known.At);

    /// <summary>A service whose newest deployment has just failed remembers it, and the last of its failures.</summary>
    /// <param name="after">The service, perhaps with what it rolls back to.</param>
    /// <param name="before">The service as its deployment failed.</param>
    public static ServiceRecord Keep(ServiceRecord after, ServiceRecord before)
    {
        var failed = after.Deployments.First(one => one.Id == before.Primary.Id);
        return after with
        {
            FailedRollout = new FailedRollout(
                failed.Id, failed.TaskDefinitionArn, failed.RolloutStateReason, failed.UpdatedAt, before.Failure?.Deployment == failed.Id ? before.Failure : null),
        };
    }

    // A service's tasks are meant to run for ever: one that exits has failed, whatever its exit code.
    private static bool IsFailure(EcsTask task) => task.StopCode is StopCodes.TaskFailedToStart or StopCodes.EssentialContainerExited
        || (task.StopCode == StopCodes.ServiceSchedulerInitiated && task.StoppedReason == StopReasons.HealthChecks);

    private static ServiceFailure Of(EcsTask task, TaskDefinition? definition)
    {
        var cause = StopCause.Of(task, definition);
        return new ServiceFailure
        {
            TaskArn = task.TaskArn!,
            Deployment = task.StartedBy,
            ContainerInstanceArn = task.ContainerInstanceArn,
            StopCode = task.StopCode!,
            StoppedReason = task.StoppedReason ?? "",
            Container = cause?.Name,
            ExitCode = cause?.ExitCode,
            ContainerReason = cause?.Reason,
            At = task.StoppedAt!.Value,
            Since = task.StoppedAt.Value,
        };
    }

    // The words of an error name containers and ports that differ from task to task; what stands before the colon does not.
    private static (string?, string, string?, int?, string?) Kind(ServiceFailure failure) => (
        failure.Deployment, failure.StopCode, failure.Container, failure.ExitCode, (failure.ContainerReason ?? failure.StoppedReason).Split(':')[0]);
}
