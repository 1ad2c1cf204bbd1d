using System.Text;
using Plimsoll.CloudWatch.Logs.Model;
using Plimsoll.CloudWatch.Logs.Store;

namespace Plimsoll.CloudWatch.Logs.Control;

/// <summary>One page of events, cut from a scan.</summary>
/// <param name="Events">What matched, in the order of the scan.</param>
/// <param name="Last">The last event looked at; null where there was none.</param>
/// <param name="HasMore">Whether the scan was left before its end.</param>
internal sealed record EventPage(IReadOnlyList<LogEvent> Events, EventPosition? Last, bool HasMore)
{
    /// <summary>Most events of a page.</summary>
    public const int MaxEvents = 10_000;

    /// <summary>Most bytes of a page, 26 for each event included.</summary>
    public const int MaxBytes = 1 << 20;

    /// <summary>Most events that are looked at for one page: a filter that matches little gives short pages, not slow ones.</summary>
    public const int MaxScannedEvents = 50_000;

    private const long MaxScannedBytes = 32 << 20;

    /// <summary>Takes from the scan until a limit is met. Reads at most one event past the page.</summary>
    public static EventPage Take(IEnumerable<ScannedEvent> scan, int limit, Func<string, bool>? matches = null)
    {
        var events = new List<LogEvent>();
        EventPosition? last = null;
        var (scanned, scannedBytes, bytes) = (0, 0L, 0L);
        foreach (var (position, found) in scan)
        {
            if (events.Count == limit || scanned == MaxScannedEvents || scannedBytes >= MaxScannedBytes)
            {
                return new EventPage(events, last, HasMore: true);
            }

            var size = found is null ? 0 : Encoding.UTF8.GetByteCount(found.Message) + LogEvent.Overhead;
            if (found is not null && (matches is null || matches(found.Message)))
            {
                if (events.Count > 0 && bytes + size > MaxBytes)
                {
                    return new EventPage(events, last, HasMore: true);
                }

                events.Add(found);
                bytes += size;
            }

            last = position;
            scanned++;
            scannedBytes += size;
        }

        return new EventPage(events, last, HasMore: false);
    }
}
