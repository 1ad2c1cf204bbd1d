using Plimsoll.CloudWatch.Logs.Model;

namespace Plimsoll.CloudWatch.Logs.Control;

/// <summary>The sessions of StartLiveTail. What has been stored is shown to each, in memory: nobody waits for a slow one.</summary>
internal sealed class LiveTailHub : IDisposable
{
    /// <summary>Most sessions of one account and region at once, as in AWS.</summary>
    public const int MostSessions = 15;

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _end = new();
    private List<LiveTailSession> _sessions = [];

    /// <summary>Cancelled when all sessions end.</summary>
    public CancellationToken Ended => _end.Token;

    /// <summary>Adds a session; false when that scope has too many.</summary>
    public bool TryAdd(LiveTailSession session)
    {
        lock (_lock)
        {
            if (_sessions.Count(one => one.Scope == session.Scope) >= MostSessions)
            {
                return false;
            }

            _sessions = [.. _sessions, session];
            return true;
        }
    }

    public void Remove(LiveTailSession session)
    {
        lock (_lock)
        {
            _sessions = [.. _sessions.Where(one => one != session)];
        }
    }

    /// <summary>Shows what has been stored.</summary>
    public void Publish(LogGroup group, string stream, ReadOnlySpan<NewLogEvent> events, long ingested)
    {
        foreach (var session in _sessions)
        {
            session.Offer(group, stream, events, ingested);
        }
    }

    /// <summary>Ends all sessions.</summary>
    public void End() => _end.Cancel();

    public void Dispose() => _end.Dispose();
}
