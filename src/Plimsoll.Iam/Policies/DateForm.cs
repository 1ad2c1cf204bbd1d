using System.Globalization;

namespace Plimsoll.Iam.Policies;

/// <summary>
/// Says which texts AWS takes for moments when a policy is saved. It is more generous than what a request can have: one digit will do for
/// a month or an hour, parts may be missing, years may be far away.
/// </summary>
internal static class DateForm
{
    private const int LeastYear = -292_275_054;
    private const int MostYear = 292_278_993;
    private static readonly (int Least, int Most)[] Days = [(LeastYear, MostYear), (1, 12), (1, 31)];
    private static readonly (int Least, int Most)[] Hours = [(0, 23), (0, 59), (0, 59)];

    /// <summary>True for a moment in ISO 8601, and for seconds since 1970.</summary>
    public static bool Fits(string text)
    {
        var lower = text.ToLowerInvariant();
        if (!lower.AsSpan().ContainsAny('t', '-'))
        {
            return ConditionValues.Number(lower) is >= 0 and <= long.MaxValue;
        }

        var (day, time) = lower.IndexOf('t', StringComparison.Ordinal) is >= 0 and var at ? (lower[..at], lower[(at + 1)..]) : (lower, "");
        var isBeforeChrist = day.StartsWith('-');
        var days = (isBeforeChrist ? day[1..] : day).Split('-');
        days[0] = isBeforeChrist ? $"-{days[0]}" : days[0];
        return Fit(days, Days) && (time.Length == 0 || FitTime(time));
    }

    private static bool FitTime(string time)
    {
        var zone = time.IndexOfAny(['z', '+', '-']);
        var (clock, rest) = zone < 0 ? (time, "") : (time[..zone], time[zone..]);
        var point = clock.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0 && (clock.Length - point - 1 is < 1 or > 9 || !clock.AsSpan(point + 1).ContainsOnlyDigits()))
        {
            return false;
        }

        return Fit((point < 0 ? clock : clock[..point]).Split(':'), Hours)
            && (rest.Length == 0 || rest == "z" || (rest[0] != 'z' && rest[1..].Split(':').All(part => part.Length == 2) && Fit(rest[1..].Split(':'), Hours[..2])));
    }

    private static bool Fit(string[] parts, (int Least, int Most)[] bounds) => parts.Length <= bounds.Length && parts.Zip(bounds).All(pair =>
        int.TryParse(pair.First, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && number >= pair.Second.Least && number <= pair.Second.Most);

    private static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
}
