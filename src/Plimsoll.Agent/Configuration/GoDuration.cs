using System.Buffers;
using System.Globalization;

namespace Plimsoll.Agent.Configuration;

/// <summary>The durations of ecs.config: <c>3h</c>, <c>1m30s</c>, <c>100ms</c>.</summary>
internal static class GoDuration
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");

    public static TimeSpan? Parse(string text)
    {
        var rest = text.AsSpan().Trim();
        if (rest.IsEmpty)
        {
            return null;
        }

        var total = 0.0;
        while (!rest.IsEmpty)
        {
            var digits = rest.IndexOfAnyExcept(Digits);
            if (digits <= 0 || !double.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            {
                return null;
            }

            rest = rest[digits..];
            var letters = rest.IndexOfAny(Digits);
            var unit = letters < 0 ? rest : rest[..letters];
            var milliseconds = Milliseconds(unit);
            if (milliseconds is null)
            {
                return null;
            }

            total += value * milliseconds.Value;
            rest = rest[unit.Length..];
        }

        return total < TimeSpan.MaxValue.TotalMilliseconds ? TimeSpan.FromMilliseconds(total) : null;
    }

    /// <summary>Writes a duration as Go does, for messages that users of ECS know: <c>3m0s</c>.</summary>
    public static string Format(TimeSpan span)
    {
        var text = span.TotalHours >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{(long)span.TotalHours}h") : "";
        text += span.TotalMinutes >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{span.Minutes}m") : "";
        return text + string.Create(CultureInfo.InvariantCulture, $"{span.Seconds + (span.Milliseconds / 1000.0)}s");
    }

    private static double? Milliseconds(ReadOnlySpan<char> unit) => unit switch
    {
        "h" => 3_600_000,
        "m" => 60_000,
        "s" => 1000,
        "ms" => 1,
        "us" or "µs" => 0.001,
        "ns" => 0.000001,
        _ => null,
    };
}
