using System.Text;
using Plimsoll.CloudWatch.Logs.Model;

namespace Plimsoll.CloudWatch.Logs.Control;

/// <summary>Which events of a batch are taken, by AWS's limits on PutLogEvents.</summary>
/// <param name="Accepted">From the first event taken up to the first that is not.</param>
/// <param name="TooOldEnd">Index after the last event older than 14 days; null when there is none.</param>
/// <param name="ExpiredEnd">Index after the last event older than the group's retention; null when there is none.</param>
/// <param name="TooNewStart">Index of the first event more than two hours ahead; null when there is none.</param>
internal readonly record struct PutDecision(Range Accepted, int? TooOldEnd, int? ExpiredEnd, int? TooNewStart)
{
    /// <summary>Most bytes of one batch, 26 for each event included.</summary>
    public const int MaxBatchBytes = 1_048_576;

    private const long Hour = 3_600_000;
    private const long Day = 24 * Hour;

    /// <summary>What is wrong with the batch as a whole, in AWS's words; null when nothing is.</summary>
    public static string? FindFault(ReadOnlySpan<NewLogEvent> events)
    {
        var bytes = 0L;
        for (var i = 0; i < events.Length; i++)
        {
            bytes += Encoding.UTF8.GetByteCount(events[i].Message) + LogEvent.Overhead;
            if (i > 0 && events[i].Timestamp < events[i - 1].Timestamp)
            {
                return "Log events in a single PutLogEvents request must be in chronological order.";
            }
        }

        return bytes > MaxBatchBytes ? $"Upload too large: {bytes} bytes exceeds limit of {MaxBatchBytes}" : null;
    }

    /// <summary>Sorts the events, which are in chronological order, by what AWS rejects.</summary>
    /// <param name="events">The batch.</param>
    /// <param name="now">Milliseconds since 1970.</param>
    /// <param name="retentionInDays">The group's retention.</param>
    public static PutDecision Decide(ReadOnlySpan<NewLogEvent> events, long now, int? retentionInDays)
    {
        var tooOld = FirstAtOrAfter(events, now - (14 * Day));
        var expired = retentionInDays is { } days ? FirstAtOrAfter(events, now - (days * Day)) : 0;
        var tooNew = FirstAtOrAfter(events, now + (2 * Hour) + 1);
        return new PutDecision(
            Math.Max(tooOld, expired)..tooNew, tooOld > 0 ? tooOld : null, expired > 0 ? expired : null, tooNew < events.Length ? tooNew : null);
    }

    /// <summary>Whether accepted events lie further apart than the 24 hours that one batch may span.</summary>
    public static bool SpansTooMuch(ReadOnlySpan<NewLogEvent> accepted) =>
        accepted.Length > 0 && accepted[^1].Timestamp - accepted[0].Timestamp > Day;

    private static int FirstAtOrAfter(ReadOnlySpan<NewLogEvent> events, long time)
    {
        var index = 0;
        while (index < events.Length && events[index].Timestamp < time)
        {
            index++;
        }

        return index;
    }
}
