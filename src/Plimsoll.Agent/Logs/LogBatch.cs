using System.Text;
using Plimsoll.Agent.ControlPlane;

namespace Plimsoll.Agent.Logs;

/// <summary>Events for one PutLogEvents call, within CloudWatch's limits.</summary>
internal sealed class LogBatch
{
    private const int MostEvents = 10_000;
    private const int MostBytes = 1_048_576;
    private const int EventOverhead = 26;
    private readonly List<ShippedEvent> _events = [];
    private int _bytes;
    private long _latest;

    public bool IsEmpty => _events.Count == 0;

    /// <summary>Adds an event; false when the batch is full and must be shipped first.</summary>
    public bool TryAdd(ShippedEvent log)
    {
        var bytes = Encoding.UTF8.GetByteCount(log.Message) + EventOverhead;
        if (_events.Count > 0 && (_events.Count >= MostEvents || _bytes + bytes > MostBytes))
        {
            return false;
        }

        // Events of a batch must be in order of time even when the machine's clock was set back.
        _latest = Math.Max(_latest, log.Milliseconds);
        _events.Add(log with { Milliseconds = _latest });
        _bytes += bytes;
        return true;
    }

    public PendingBatch ToPending() => new(
        _events[0].Milliseconds,
        _events[^1].Milliseconds,
        _events.Count,
        _events.Count(it => it.Milliseconds == _events[^1].Milliseconds),
        _events[^1].End);

    public IReadOnlyList<LogEvent> ToEvents() => [.. _events.Select(it => new LogEvent(it.Milliseconds, it.Message))];

    public void NotBefore(long milliseconds) => _latest = Math.Max(_latest, milliseconds);

    public void Clear()
    {
        _events.Clear();
        _bytes = 0;
    }
}
