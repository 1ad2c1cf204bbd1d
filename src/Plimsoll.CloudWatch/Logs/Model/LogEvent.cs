using System.Globalization;

namespace Plimsoll.CloudWatch.Logs.Model;

/// <summary>An event as it arrives.</summary>
/// <param name="Timestamp">When it happened, milliseconds since 1970.</param>
/// <param name="Message">What it says.</param>
internal readonly record struct NewLogEvent(long Timestamp, string Message);

/// <summary>A stored event.</summary>
/// <param name="Position">Its place in the order of events.</param>
/// <param name="Ingested">When it arrived, milliseconds since 1970.</param>
/// <param name="Stream">Name of its stream.</param>
/// <param name="Message">What it says.</param>
internal sealed record LogEvent(EventPosition Position, long Ingested, string Stream, string Message)
{
    /// <summary>What an event costs beside its message, in bytes.</summary>
    public const int Overhead = 26;

    /// <summary>A name for the event that no other has: 56 digits that sort as events do, the form AWS gives them.</summary>
    public string EventId => string.Create(CultureInfo.InvariantCulture, $"3{Position.Time:D18}{Position.Id:D37}");
}
