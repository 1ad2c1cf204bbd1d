using Plimsoll.Cells;

namespace Plimsoll.Ecs.Control.Services;

/// <summary>Which services are to be looked at: now, each once however often it was touched; and later, when its time comes.</summary>
internal sealed class Agenda
{
    private readonly Lock _gate = new();
    private readonly Queue<(Cell Cell, string Key)> _now = new();
    private readonly HashSet<(Cell Cell, string Key)> _queued = [];
    private readonly Dictionary<(Cell Cell, string Key), DateTimeOffset> _later = [];
    private readonly PriorityQueue<(Cell Cell, string Key), DateTimeOffset> _due = new();
    private bool _working;

    /// <summary>When the next of those that wait for their time is due; null when none does.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            lock (_gate)
            {
                DropStale();
                return _due.TryPeek(out _, out var at) ? at : null;
            }
        }
    }

    /// <summary>Services to look at now.</summary>
    /// <returns>True when nobody is at work: the caller sees to it that somebody takes them.</returns>
    public bool Add(Cell cell, IEnumerable<string> keys)
    {
        lock (_gate)
        {
            foreach (var key in keys)
            {
                if (_queued.Add((cell, key)))
                {
                    _now.Enqueue((cell, key));
                }
            }

            return !_working && (_working = _now.Count > 0);
        }
    }

    /// <summary>The next ones; when there is none, whoever asked is no longer at work.</summary>
    public List<(Cell Cell, string Key)> Take(int most)
    {
        lock (_gate)
        {
            var taken = new List<(Cell Cell, string Key)>();
            while (taken.Count < most && _now.TryDequeue(out var one))
            {
                _queued.Remove(one);
                taken.Add(one);
            }

            _working = taken.Count > 0;
            return taken;
        }
    }

    /// <summary>Looks at a service at that time too; null takes back what was said before.</summary>
    public void LookAgain(Cell cell, string key, DateTimeOffset? at)
    {
        lock (_gate)
        {
            if (at is not { } when)
            {
                _later.Remove((cell, key));
            }
            else if (!_later.TryGetValue((cell, key), out var known) || known != when)
            {
                _later[(cell, key)] = when;
                _due.Enqueue((cell, key), when);
            }
        }
    }

    /// <summary>Those whose time has come.</summary>
    public List<(Cell Cell, string Key)> Due(DateTimeOffset now)
    {
        lock (_gate)
        {
            var due = new List<(Cell Cell, string Key)>();
            DropStale();
            while (_due.TryPeek(out var one, out var at) && at <= now)
            {
                _due.Dequeue();
                _later.Remove(one);
                due.Add(one);
                DropStale();
            }

            return due;
        }
    }

    // What was put off or taken back since is still in the queue.
    private void DropStale()
    {
        while (_due.TryPeek(out var one, out var at) && (!_later.TryGetValue(one, out var when) || when != at))
        {
            _due.Dequeue();
        }
    }
}
