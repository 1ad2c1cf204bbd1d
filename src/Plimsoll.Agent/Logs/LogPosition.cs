using System.Text.Json.Serialization;

namespace Plimsoll.Agent.Logs;

/// <summary>
/// How far a container's log has been shipped. A batch is noted as pending before it is sent: after a kill or a lost answer the agent
/// counts what the stream holds, so that the batch is neither lost nor stored twice.
/// </summary>
internal sealed record LogPosition
{
    public LogPlace Shipped { get; init; }

    /// <summary>The time of the last shipped event (milliseconds).</summary>
    public long LastMilliseconds { get; init; }

    /// <summary>How many shipped events have that time.</summary>
    public int AtLast { get; init; }

    public PendingBatch? Pending { get; init; }

    /// <summary>How many lines were dropped because the buffer was full.</summary>
    public long Dropped { get; init; }

    /// <summary>Something may be missing, and how much is not known: Docker removed it while no agent ran.</summary>
    public bool HasGap { get; init; }

    /// <summary>The container ended and its whole log was shipped.</summary>
    public bool Done { get; init; }

    /// <summary>The position when a batch is stored.</summary>
    public LogPosition Passed(PendingBatch batch) => this with
    {
        Shipped = batch.End,
        LastMilliseconds = batch.Last,
        AtLast = batch.AtLast + (batch.First == batch.Last && batch.Last == LastMilliseconds ? AtLast : 0),
        Pending = null,
    };

    /// <summary>How many events the stream holds between the batch's first and last time when the batch is in it.</summary>
    public int ExpectedWith(PendingBatch batch) => batch.Count + (batch.First == LastMilliseconds ? AtLast : 0);
}

/// <summary>A batch that may or may not have been stored.</summary>
/// <param name="First">The first event's time (milliseconds).</param>
/// <param name="Last">The last event's time.</param>
/// <param name="Count">How many events.</param>
/// <param name="AtLast">How many of them have the last time.</param>
/// <param name="End">The place in the log that is reached with it.</param>
internal sealed record PendingBatch(long First, long Last, int Count, int AtLast, LogPlace End);

[JsonSerializable(typeof(LogPosition))]
internal sealed partial class LogPositionJson : JsonSerializerContext;
