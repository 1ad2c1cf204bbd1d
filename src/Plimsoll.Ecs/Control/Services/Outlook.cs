using Plimsoll.Ecs.Model;

namespace Plimsoll.Ecs.Control.Services;

/// <summary>Finds when time alone may change what a service should do.</summary>
internal static class Outlook
{
    /// <summary>The earliest such time after now.</summary>
    /// <param name="service">The service.</param>
    /// <param name="tasks">Its tasks that are meant to run.</param>
    /// <param name="plan">What was to be done.</param>
    /// <param name="waits">Whether a task found no place.</param>
    /// <param name="now">Now.</param>
    public static DateTimeOffset? LookAgainAt(ServiceRecord service, IReadOnlyList<ServiceTask> tasks, ServicePlan plan, bool waits, DateTimeOffset now)
    {
        DateTimeOffset? first = null;
        var shielded = !plan.Steady || service.Notices.Any(notice => notice.Kind == ZoneRebalancing.Blocked);
        foreach (var task in tasks)
        {
            Consider(task.ChangesAt);
            if (task.Protected && shielded)
            {
                Consider(task.Record.ProtectedUntil);
            }
        }

        Consider(service.Backoff?.RetryAt);
        Consider(waits ? Rollouts.NextAttemptAt(service) : null);
        foreach (var notice in service.Notices)
        {
            Consider(ServiceEvents.TellAgainAt(service, notice.Kind));
        }

        return first;

        void Consider(DateTimeOffset? at)
        {
            if (at > now && (first is null || at < first))
            {
                first = at;
            }
        }
    }
}
