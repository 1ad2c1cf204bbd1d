using Plimsoll.Client;

namespace Plimsoll.Status;

/// <summary>Whether a service has come up, is coming up, or will not: what <c>plimsoll wait</c> waits for.</summary>
/// <param name="IsSteady">True when one deployment is left and complete, and all its tasks run.</param>
/// <param name="Failure">Why it will not come up; null while it may.</param>
internal sealed record ServiceProgress(bool IsSteady, string? Failure)
{
    /// <summary>Stops of one deployment that make plain that its tasks do not stay up: one may be chance.</summary>
    private const int Plain = 2;

    /// <summary>Judges a service as DescribeServices tells of it.</summary>
    /// <param name="service">The service.</param>
    /// <param name="stopped">Its stopped tasks.</param>
    public static ServiceProgress Of(Service service, IReadOnlyList<EcsTask> stopped)
    {
        if (service.Status != "ACTIVE")
        {
            return new ServiceProgress(false, $"it is {service.Status}");
        }

        if (service.Deployments.FirstOrDefault(one => one.RolloutState == "FAILED") is { } failed)
        {
            return new ServiceProgress(false, Because(failed.RolloutStateReason ?? "its deployment failed", stopped));
        }

        var primary = service.Deployments.FirstOrDefault(one => one.Status == "PRIMARY");
        if (primary is not null && primary.RolloutState != "COMPLETED")
        {
            var ended = stopped.Where(task => task.StartedBy == primary.Id && task.StopCode is "TaskFailedToStart" or "EssentialContainerExited").ToList();
            var failures = Math.Max(primary.FailedTasks, ended.Count);
            if (failures >= Plain || ended.Any(task => task.StopCode == "TaskFailedToStart"))
            {
                return new ServiceProgress(false, Because($"{failures} of its tasks {(failures > primary.FailedTasks ? "ended" : "failed to start")}", ended));
            }
        }

        return new ServiceProgress(
            primary?.RolloutState == "COMPLETED" && service.Deployments.Count == 1 && service.RunningCount == service.DesiredCount && service.PendingCount == 0,
            null);
    }

    private static string Because(string what, IReadOnlyList<EcsTask> stopped) =>
        stopped.Where(task => task.StoppedReason is not null).MaxBy(task => task.StoppedAt) is { } last
            ? $"{what.TrimEnd('.')}: {last.StoppedReason}{Details(last)}"
            : what;

    private static string Details(EcsTask task) => string.Concat(task.Containers
        .Where(container => container.Reason is { } reason
            ? task.StoppedReason?.Contains(reason, StringComparison.Ordinal) != true
            : container.ExitCode is not null and not 0)
        .Select(container => $" [{container.Name}: {container.Reason ?? $"exit code {container.ExitCode}"}]"));
}
