using System.Globalization;

namespace Plimsoll.CloudWatch.Logs.Model;

/// <summary>A place in the order of events: by timestamp, then by arrival.</summary>
/// <param name="Time">Timestamp, milliseconds since 1970.</param>
/// <param name="Id">The store's key, which grows with arrival; 0 stands before every event of that time.</param>
internal readonly record struct EventPosition(long Time, long Id)
{
    /// <summary>Before every event at or after a time.</summary>
    public static EventPosition Before(long time) => new(time, 0);

    public static EventPosition? TryParse(string text)
    {
        var parts = text.Split(':');
        return parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var time)
            && long.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id)
            ? new EventPosition(time, id)
            : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Time}:{Id}");
}
