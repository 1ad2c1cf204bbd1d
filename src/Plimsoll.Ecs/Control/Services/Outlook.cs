using Plimsoll.Ecs.Model;

namespace Plimsoll.Ecs.Control.Services;

/// <summary>Finds when time alone may change what a service should do.</summary>
internal static class Outlook
{
    /// <summary>The earliest such time after now.</summary>
    public static DateTimeOffset? LookAgainAt(ServiceRecord service, IReadOnlyList<ServiceTask> tasks, ServicePlan plan, DateTimeOffset now)
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
