using Plimsoll.CloudWatch.Logs.Model;
using Plimsoll.CloudWatch.Logs.Patterns;

namespace Plimsoll.CloudWatch.Logs.Control;

/// <summary>An event for a session.</summary>
/// <param name="Group">Its group.</param>
/// <param name="Stream">Its stream.</param>
/// <param name="Event">The event.</param>
/// <param name="Ingested">When it arrived, milliseconds since 1970.</param>
internal readonly record struct TailedEvent(LogGroup Group, string Stream, NewLogEvent Event, long Ingested);

/// <summary>What one session wants to see, and what waits for it until its next update.</summary>
/// <param name="scope">Whose it is.</param>
/// <param name="groups">Keys of the groups.</param>
/// <param name="wantsStream">Which streams.</param>
/// <param name="pattern">Which events.</param>
internal sealed class LiveTailSession(LogScope scope, IReadOnlySet<long> groups, Func<string, bool> wantsStream, FilterPattern pattern)
{
    /// <summary>Most events of an update; with more, AWS too shows a sample of this size.</summary>
    public const int MostEvents = 500;

    private readonly Lock _lock = new();
    private List<TailedEvent> _waiting = [];
    private bool _sampled;

    public LogScope Scope => scope;

    public void Offer(LogGroup group, string stream, ReadOnlySpan<NewLogEvent> events, long ingested)
    {
        if (!groups.Contains(group.Id) || !wantsStream(stream))
        {
            return;
        }

        foreach (var one in events)
        {
            if (pattern.Matches(one.Message))
            {
                Add(new TailedEvent(group, stream, one, ingested));
            }
        }
    }

    /// <summary>What has come since the last call, and whether some of it was left out.</summary>
    public (IReadOnlyList<TailedEvent> Events, bool Sampled) Take()
    {
        lock (_lock)
        {
            var taken = (_waiting, _sampled);
            (_waiting, _sampled) = ([], false);
            return taken;
        }
    }

    private void Add(TailedEvent one)
    {
        lock (_lock)
        {
            if (_waiting.Count < MostEvents)
            {
                _waiting.Add(one);
            }
            else
            {
                _sampled = true;
            }
        }
    }
}
