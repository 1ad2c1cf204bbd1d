using System.Globalization;
using System.Text;

namespace Plimsoll.Agent.Logs;

/// <summary>Reads an entry of Docker's log: <c>2026-11-22T16:57:37.148652955Z text\n</c>.</summary>
internal static class LogLine
{
    public static LogEntry? Parse(ReadOnlySpan<byte> bytes)
    {
        var space = bytes.IndexOf((byte)' ');
        if (space < 0 || Nanoseconds(Encoding.ASCII.GetString(bytes[..space])) is not { } at)
        {
            return null;
        }

        var text = bytes[(space + 1)..];
        var ends = text.EndsWith("\n"u8);
        return new LogEntry(at, Encoding.UTF8.GetString(ends ? text[..^1].TrimEnd((byte)'\r') : text), ends);
    }

    private static long? Nanoseconds(string rfc3339)
    {
        var dot = rfc3339.IndexOf('.', StringComparison.Ordinal);
        var whole = dot < 0 ? rfc3339 : rfc3339[..dot] + "Z";
        if (!DateTimeOffset.TryParseExact(
            whole, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var seconds))
        {
            return null;
        }

        var fraction = dot < 0 ? "" : rfc3339[(dot + 1)..].TrimEnd('Z');
        return fraction.Length <= 9 && fraction.All(char.IsAsciiDigit)
            ? (seconds.ToUnixTimeSeconds() * 1_000_000_000) + long.Parse(fraction.PadRight(9, '0'), CultureInfo.InvariantCulture)
            : null;
    }
}
