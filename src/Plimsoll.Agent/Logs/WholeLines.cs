using System.Text;

namespace Plimsoll.Agent.Logs;

/// <summary>Puts a container's writes together to lines for people: the last may have no newline, and a very long one is cut and says so.</summary>
internal static class WholeLines
{
    /// <summary>Letters that a line keeps, but for the mark.</summary>
    public const int MostLetters = 4096;

    /// <summary>What stands at the end of a line that was longer.</summary>
    public static readonly string Mark = $" [cut after {MostLetters} letters]";

    /// <summary>The lines, oldest first; each with the time at which it began.</summary>
    public static async Task<IReadOnlyList<(DateTimeOffset At, string Text)>> ReadAsync(IAsyncEnumerable<LogEntry> entries)
    {
        var lines = new List<(DateTimeOffset, string)>();
        var line = new StringBuilder();
        DateTimeOffset? began = null;
        var isCut = false;
        await foreach (var entry in entries.ConfigureAwait(false))
        {
            began ??= DateTimeOffset.UnixEpoch.AddTicks(entry.Nanoseconds / 100);
            var fits = Math.Min(entry.Text.Length, MostLetters - line.Length);
            isCut |= fits < entry.Text.Length;
            line.Append(entry.Text.AsSpan(0, fits));
            if (entry.EndsLine)
            {
                End();
            }
        }

        if (began is not null)
        {
            End();
        }

        return lines;

        void End()
        {
            lines.Add((began.Value, line.Append(isCut ? Mark : "").ToString()));
            line.Clear();
            (began, isCut) = (null, false);
        }
    }
}
