using System.Text;
using System.Text.Json;

namespace Plimsoll.Agent.Logs;

/// <summary>Reads a line of Docker's json-file log: <c>{"log":"text\n","stream":"stdout","time":"2026-11-22T16:57:37.148652955Z"}</c>.</summary>
internal static class JsonLogLine
{
    /// <summary>The entry; null for a line that was torn when the engine died in the middle of it.</summary>
    public static LogEntry? Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            string? text = null;
            long? at = null;
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1)
                {
                    continue;
                }

                if (reader.ValueTextEquals("log"u8))
                {
                    reader.Read();
                    text = reader.GetString();
                }
                else if (reader.ValueTextEquals("time"u8))
                {
                    reader.Read();
                    at = LogLine.Nanoseconds(reader.ValueSpan);
                }
                else
                {
                    reader.Skip();
                }
            }

            return text is null || at is null ? null
                : text.EndsWith('\n') ? new LogEntry(at.Value, text[..^1].TrimEnd('\r'), true)
                : new LogEntry(at.Value, text, false);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
