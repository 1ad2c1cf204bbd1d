using Plimsoll.Cells;
using Plimsoll.Ecs.Model;
using Plimsoll.Ecs.Naming;

namespace Plimsoll.Ecs.Control.Services;

/// <summary>Writes the events of a service: the newest hundred are kept (spec/tasks-services.md §8).</summary>
internal static class ServiceEvents
{
    private const int Kept = 100;
    private static readonly TimeSpan ToldAgainAfter = TimeSpan.FromHours(6);

    /// <summary>Adds an event.</summary>
    /// <returns>The service that has it.</returns>
    public static ServiceRecord Add(Tx tx, ServiceRecord service, string message, DateTimeOffset now)
    {
        var number = service.EventCount + 1;
        tx.Put(EcsTables.ServiceEvents, new ServiceEventRecord(
            service.Key, number, new ServiceEvent { Id = Ids.Uuid(), CreatedAt = now, Message = $"(service {service.Name}) {message}" }));
        tx.Remove(EcsTables.ServiceEvents, ServiceEventRecord.KeyOf(service.Key, number - Kept));
        return service with { EventCount = number };
    }

    /// <summary>Adds an event about a state that lasts, unless it was told already and still holds.</summary>
    public static ServiceRecord Tell(Tx tx, ServiceRecord service, string kind, string message, DateTimeOffset now) =>
        service.Notices.Any(notice => notice.Kind == kind && now < notice.At + ToldAgainAfter)
            ? service
            : Add(tx, service, message, now) with { Notices = [.. service.Notices.Where(notice => notice.Kind != kind), new Notice(kind, now)] };

    /// <summary>A state has ended: when it comes again it is told again.</summary>
    public static ServiceRecord Over(ServiceRecord service, string kind) => service.Notices.Any(notice => Is(notice, kind))
        ? service with { Notices = [.. service.Notices.Where(notice => !Is(notice, kind))] }
        : service;

    /// <summary>When a state that lasts is told again; null when it was not told.</summary>
    public static DateTimeOffset? TellAgainAt(ServiceRecord service, string kind) =>
        service.Notices.FirstOrDefault(notice => notice.Kind == kind)?.At + ToldAgainAfter;

    /// <summary>The events of a service, newest first.</summary>
    public static IReadOnlyList<ServiceEvent> Of(View view, string serviceKey) =>
        [.. view.InDescending(EcsTables.EventsByService, serviceKey).Select(one => one.Event)];

    /// <summary>Forgets them all.</summary>
    public static void Clear(Tx tx, string serviceKey)
    {
        foreach (var one in tx.In(EcsTables.EventsByService, serviceKey).ToList())
        {
            tx.Remove(EcsTables.ServiceEvents, one.Key);
        }
    }

    // A kind of notice may have a remark behind a blank: which resource was short.
    private static bool Is(Notice notice, string kind) =>
        notice.Kind == kind || (notice.Kind.StartsWith(kind, StringComparison.Ordinal) && notice.Kind[kind.Length] == ' ');
}
