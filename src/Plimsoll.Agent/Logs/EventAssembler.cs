using System.Text;
using System.Text.RegularExpressions;

namespace Plimsoll.Agent.Logs;

/// <summary>Makes events of entries: joins the parts of a long line, and the lines of an event that begins with a pattern.</summary>
/// <param name="eventStart">A line that matches begins a new event; null makes every line one.</param>
internal sealed class EventAssembler(Regex? eventStart)
{
    /// <summary>CloudWatch's limit for an event, 256 KiB, less what it counts for itself.</summary>
    private const int MostBytes = 262_118;

    private readonly StringBuilder _line = new();
    private readonly StringBuilder _event = new();
    private long _lineAt;
    private long _eventAt;
    private LogPlace _lineEnd;
    private LogPlace _eventEnd;

    /// <summary>Something waits for its end.</summary>
    public bool HasRest => _line.Length > 0 || _event.Length > 0;

    public IEnumerable<ShippedEvent> Add(LogEntry entry, LogPlace end)
    {
        if (_line.Length == 0)
        {
            _lineAt = entry.Nanoseconds;
        }

        _line.Append(entry.Text);
        _lineEnd = end;
        return entry.EndsLine || _line.Length >= MostBytes ? EndLine() : [];
    }

    /// <summary>Gives out what waits: the log ends, or nothing more came for a while.</summary>
    public IEnumerable<ShippedEvent> Flush() => [.. _line.Length > 0 ? EndLine() : [], .. EndEvent()];

    private List<ShippedEvent> EndLine()
    {
        var line = _line.ToString();
        _line.Clear();
        if (eventStart is null)
        {
            return Split(_lineAt, line, _lineEnd);
        }

        var ready = _event.Length > 0 && (eventStart.IsMatch(line) || _event.Length + line.Length > MostBytes) ? EndEvent() : [];
        if (_event.Length == 0)
        {
            _eventAt = _lineAt;
        }

        _event.Append(line).Append('\n');
        _eventEnd = _lineEnd;
        return ready;
    }

    private List<ShippedEvent> EndEvent()
    {
        var text = _event.ToString().TrimEnd('\n');
        _event.Clear();
        return text.Length == 0 ? [] : Split(_eventAt, text, _eventEnd);
    }

    private static List<ShippedEvent> Split(long nanoseconds, string text, LogPlace end)
    {
        // CloudWatch does not take an empty message.
        var events = new List<ShippedEvent>();
        for (var start = 0; start < text.Length;)
        {
            var length = Fit(text.AsSpan(start));
            events.Add(new ShippedEvent(nanoseconds / 1_000_000, text.Substring(start, length), end));
            start += length;
        }

        return events;
    }

    private static int Fit(ReadOnlySpan<char> text)
    {
        if (Encoding.UTF8.GetByteCount(text) <= MostBytes)
        {
            return text.Length;
        }

        var length = Math.Min(text.Length, MostBytes / 3);
        return char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
    }
}
