using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Plimsoll.Agent.Logs;

/// <summary>Reads an entry of Docker's log as the API gives it: <c>2026-11-22T16:57:37.148652955Z text\n</c>.</summary>
internal static class LogLine
{
    public static LogEntry? Parse(ReadOnlySpan<byte> bytes)
    {
        var space = bytes.IndexOf((byte)' ');
        if (space < 0 || Nanoseconds(bytes[..space]) is not { } at)
        {
            return null;
        }

        var text = bytes[(space + 1)..];
        var ends = text.EndsWith("\n"u8);
        return new LogEntry(at, Encoding.UTF8.GetString(ends ? text[..^1].TrimEnd((byte)'\r') : text), ends);
    }

    /// <summary>A time of RFC 3339 in UTC, in nanoseconds since 1970; null for anything else.</summary>
    public static long? Nanoseconds(ReadOnlySpan<byte> rfc3339)
    {
        const int Whole = 19;
        if (rfc3339.Length <= Whole
            || rfc3339[^1] != (byte)'Z'
            || !DateTime.TryParseExact(
                Encoding.ASCII.GetString(rfc3339[..Whole]), "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var seconds))
        {
            return null;
        }

        var at = (seconds - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerSecond * 1_000_000_000;
        var fraction = rfc3339[Whole..^1];
        if (fraction.IsEmpty)
        {
            return at;
        }

        fraction = fraction[1..];
        if (rfc3339[Whole] != (byte)'.' || fraction.Length is 0 or > 9
            || !Utf8Parser.TryParse(fraction, out uint digits, out var used) || used != fraction.Length)
        {
            return null;
        }

        for (var i = fraction.Length; i < 9; i++)
        {
            digits *= 10;
        }

        return at + digits;
    }
}
