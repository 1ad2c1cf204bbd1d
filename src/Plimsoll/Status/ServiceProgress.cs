using Plimsoll.Client;

namespace Plimsoll.Status;

/// <summary>Whether a service has come up, is coming up, or will not: what <c>plimsoll wait</c> waits for.</summary>
/// <param name="IsSteady">True when one deployment is left and complete, and all its tasks run.</param>
/// <param name="Failure">Why it will not come up; null while it may.</param>
internal sealed record ServiceProgress(bool IsSteady, string? Failure)
{
    /// <summary>Stops of one deployment that make plain that its tasks do not stay up: one may be chance.</summary>
    private const int Plain = 2;

    private const string NotStarted = "TaskFailedToStart";
    private const string Exited = "EssentialContainerExited";
    private const string Ill = "Task failed container health checks";

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
            var why = failed.RolloutStateReason ?? "its deployment failed";
            var its = stopped.Where(task => task.StartedBy == failed.Id && HasFailed(task)).ToList();
            return new ServiceProgress(false, its.Count == 0 && ServiceTrouble.OfPlacement(service) is { } unplaced ? $"{why.TrimEnd('.')}: {unplaced}" : Because(why, its));
        }

        var primary = service.Deployments.FirstOrDefault(one => one.Status == "PRIMARY");
        if (primary is not null && primary.RolloutState != "COMPLETED")
        {
            var ended = stopped.Where(task => task.StartedBy == primary.Id && HasFailed(task)).ToList();
            if (ended.Count >= Plain || ended.Any(task => task.StopCode == NotStarted))
            {
                return new ServiceProgress(false, Because($"{ended.Count} of its tasks {Fate(ended)}", ended));
            }

            // What found no place counts too, and leaves no task.
            if (primary.FailedTasks >= Plain)
            {
                return new ServiceProgress(false, ServiceTrouble.OfPlacement(service) ?? Because($"{primary.FailedTasks} attempts to start a task failed", ended));
            }
        }

        return new ServiceProgress(
            primary?.RolloutState == "COMPLETED" && service.Deployments.Count == 1 && service.RunningCount == service.DesiredCount && service.PendingCount == 0,
            null);
    }

    private static bool HasFailed(EcsTask task) => task.StopCode is NotStarted or Exited || task.StoppedReason == Ill;

    private static string Fate(List<EcsTask> ended) =>
        ended.TrueForAll(task => task.StopCode == NotStarted) ? "failed to start"
        : ended.TrueForAll(task => task.StopCode == Exited) ? "ended"
        : ended.TrueForAll(task => task.StoppedReason == Ill) ? "failed their health checks"
        : "failed";

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
