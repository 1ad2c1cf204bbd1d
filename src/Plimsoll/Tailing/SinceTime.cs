using System.Globalization;

namespace Plimsoll.Tailing;

/// <summary>A time as people give it: an age like <c>10m</c>, or a date.</summary>
internal static class SinceTime
{
    /// <summary>Reads one.</summary>
    /// <param name="text"><c>30s</c>, <c>10m</c>, <c>2h</c>, <c>1d</c>, or ISO 8601; without an offset it is UTC.</param>
    /// <param name="now">What ages count from.</param>
    /// <param name="time">The time.</param>
    public static bool TryParse(string text, DateTimeOffset now, out DateTimeOffset time)
    {
        if (text.Length > 1 && double.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            && Unit(text[^1]) is { } unit && amount * unit.TotalSeconds <= (now - DateTimeOffset.UnixEpoch).TotalSeconds)
        {
            time = now - (amount * unit);
            return true;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time) && time >= DateTimeOffset.UnixEpoch;
    }

    private static TimeSpan? Unit(char letter) => letter switch
    {
        's' => TimeSpan.FromSeconds(1),
        'm' => TimeSpan.FromMinutes(1),
        'h' => TimeSpan.FromHours(1),
        'd' => TimeSpan.FromDays(1),
        _ => null,
    };
}
