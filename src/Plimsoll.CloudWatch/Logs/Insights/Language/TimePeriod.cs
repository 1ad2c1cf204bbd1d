using System.Globalization;

namespace Plimsoll.CloudWatch.Logs.Insights.Language;

/// <summary>A length of time such as <c>5m</c> or <c>1 hour</c>, by which times are rounded. Months, quarters and years are the calendar's, in UTC.</summary>
/// <param name="Count">How many.</param>
/// <param name="Milliseconds">Of one; 0 where the calendar says.</param>
/// <param name="Months">Of one; 0 where it is of a fixed length.</param>
internal readonly record struct TimePeriod(int Count, long Milliseconds, int Months)
{
    private const double LatestTime = 2.5e14;
    private const double EarliestTime = -6e13;

    /// <summary>Reads the unit; null where there is none of that name.</summary>
    public static TimePeriod? Of(int count, string unit) => unit.ToLowerInvariant() switch
    {
        "ms" or "msec" or "millisecond" or "milliseconds" => new TimePeriod(count, 1, 0),
        "s" or "sec" or "second" or "seconds" => new TimePeriod(count, 1000, 0),
        "m" or "min" or "minute" or "minutes" => new TimePeriod(count, 60_000, 0),
        "h" or "hr" or "hour" or "hours" => new TimePeriod(count, 3_600_000, 0),
        "d" or "day" or "days" => new TimePeriod(count, 86_400_000, 0),
        "w" or "week" or "weeks" => new TimePeriod(count, 7 * 86_400_000, 0),
        "mo" or "mon" or "month" or "months" => new TimePeriod(count, 0, 1),
        "q" or "qtr" or "quarter" or "quarters" => new TimePeriod(count, 0, 3),
        "y" or "yr" or "year" or "years" => new TimePeriod(count, 0, 12),
        _ => null,
    };

    /// <summary>The beginning of the period in which a time lies.</summary>
    public double Floor(double time) => Months == 0
        ? Math.Floor(time / (Count * (double)Milliseconds)) * Count * Milliseconds
        : AtMonth((int)Math.Floor(MonthOf(time) / (double)(Count * Months)) * Count * Months);

    /// <summary>The end of the period in which a time lies; the time itself where one begins there.</summary>
    public double Ceiling(double time)
    {
        var floor = Floor(time);
        return floor == time ? time
            : Months == 0 ? floor + (Count * (double)Milliseconds)
            : AtMonth(MonthOf(floor) + (Count * Months));
    }

    private static int MonthOf(double time)
    {
        var date = DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Clamp(time, EarliestTime, LatestTime));
        return (date.Year * 12) + date.Month - 1;
    }

    private static double AtMonth(int month)
    {
        var bounded = Math.Clamp(month, 12, (9999 * 12) + 11);
        return new DateTimeOffset(bounded / 12, (bounded % 12) + 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count} x {Milliseconds} ms, {Months} months");
}
