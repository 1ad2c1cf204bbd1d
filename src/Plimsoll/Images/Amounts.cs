using System.Globalization;

namespace Plimsoll.Images;

/// <summary>Bytes and times as people read them.</summary>
internal static class Amounts
{
    private static readonly string[] Units = ["B", "kB", "MB", "GB", "TB", "PB"];

    /// <summary>Bytes in units of 1000, as docker writes them: <c>1.5 MB</c>.</summary>
    public static string Bytes(long bytes)
    {
        var (value, unit) = ((double)bytes, 0);
        while (value >= 999.5 && unit < Units.Length - 1)
        {
            (value, unit) = (value / 1000, unit + 1);
        }

        return string.Create(CultureInfo.InvariantCulture, $"{Math.Round(value, value < 10 && unit > 0 ? 1 : 0)} {Units[unit]}");
    }

    /// <summary>How long ago, in the largest unit: <c>3 hours ago</c>.</summary>
    public static string Ago(DateTimeOffset then, DateTimeOffset now)
    {
        var passed = now - then;
        var (count, unit) = passed.TotalDays >= 1 ? ((int)passed.TotalDays, "day")
            : passed.TotalHours >= 1 ? ((int)passed.TotalHours, "hour")
            : passed.TotalMinutes >= 1 ? ((int)passed.TotalMinutes, "minute")
            : (Math.Max(0, (int)passed.TotalSeconds), "second");
        return string.Create(CultureInfo.InvariantCulture, $"{count} {unit}{(count == 1 ? "" : "s")} ago");
    }
}
