namespace Plimsoll.Agent.Logs;

/// <summary>One write of a container, as Docker's local log keeps it.</summary>
/// <param name="Nanoseconds">When, in nanoseconds since 1970.</param>
/// <param name="Text">What, without its newline.</param>
/// <param name="EndsLine">False when the line goes on in the next entry.</param>
internal readonly record struct LogEntry(long Nanoseconds, string Text, bool EndsLine);

/// <summary>
/// A place in a container's log. In Docker's files: after <paramref name="Nth"/> bytes of the file whose first entry has the time. Over
/// the engine's API: after the <paramref name="Nth"/> entry of that very time.
/// </summary>
/// <param name="Nanoseconds">The time, in nanoseconds since 1970; zero before everything.</param>
/// <param name="Nth">Bytes, or entries.</param>
internal readonly record struct LogPlace(long Nanoseconds, long Nth)
{
    /// <summary>The place after another entry, over the API.</summary>
    public LogPlace After(long nanoseconds) =>
        nanoseconds == Nanoseconds ? new(nanoseconds, Nth + 1) : new(nanoseconds, 1);
}

/// <summary>An event to ship, and the place in the log that is reached with it.</summary>
internal readonly record struct ShippedEvent(long Milliseconds, string Message, LogPlace End);
