namespace Plimsoll.Cells.Journal;

/// <summary>
/// Writes committed transactions to the store in groups on a thread of its own: all that wait share one flush. Whoever else
/// uses the store takes the same lock. Order of locks: a cell's, then the store's; the writing thread holds neither while it
/// runs effects and watchers, so that these may ask for any cell.
/// </summary>
internal sealed class Committer : IAsyncDisposable
{
    private readonly Lock _storeGate = new();
    private readonly object _door = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly IStore _store;
    private List<Pending> _waiting = [];
    private bool _closed;

    public Committer(IStore store)
    {
        _store = store;
        new Thread(Loop) { IsBackground = true, Name = "committer" }.Start();
    }

    /// <summary>Queues an entry. Called under the cell's lock, so that entries of a cell arrive in order.</summary>
    /// <exception cref="ObjectDisposedException">The host was closed.</exception>
    public void Post(Pending pending)
    {
        lock (_door)
        {
            ObjectDisposedException.ThrowIf(_closed, typeof(CellHost));
            _waiting.Add(pending);
            if (_waiting.Count == 1)
            {
                Monitor.Pulse(_door);
            }
        }
    }

    /// <summary>Uses the store between two groups, on the calling thread.</summary>
    public TResult Use<TResult>(Func<IStore, TResult> action)
    {
        lock (_storeGate)
        {
            return action(_store);
        }
    }

    /// <summary>Runs something on the writing thread once all that was queued before it is written.</summary>
    public Task RunAsync(Action action)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(new Pending(null, done, action));
        return done.Task;
    }

    /// <summary>Writes what is queued and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_door)
        {
            _closed = true;
            Monitor.Pulse(_door);
        }

        await _ended.Task.ConfigureAwait(false);
    }

    private void Loop()
    {
        var queue = new List<Pending>();
        var group = new List<Pending>();
        while (Take(ref queue))
        {
            foreach (var pending in queue)
            {
                if (pending.Entry is not null)
                {
                    group.Add(pending);
                    continue;
                }

                Write(group);
                Finish(pending);
            }

            Write(group);
            queue.Clear();
        }

        _ended.SetResult();
    }

    private bool Take(ref List<Pending> queue)
    {
        lock (_door)
        {
            while (_waiting.Count == 0)
            {
                if (_closed)
                {
                    return false;
                }

                Monitor.Wait(_door);
            }

            (queue, _waiting) = (_waiting, queue);
            return true;
        }
    }

    private void Write(List<Pending> group)
    {
        group.RemoveAll(DropIfStale);
        if (group.Count > 0 && Append(group) is { } error)
        {
            if (group.Count == 1)
            {
                Fail(group[0], error);
            }
            else
            {
                // One bad entry must not take the others with it: each for itself, in order.
                WriteEach(group);
            }
        }
        else
        {
            group.ForEach(Finish);
        }

        group.Clear();
    }

    private void WriteEach(List<Pending> group)
    {
        foreach (var pending in group)
        {
            if (DropIfStale(pending))
            {
                continue;
            }

            if (Append([pending]) is { } error)
            {
                Fail(pending, error);
            }
            else
            {
                Finish(pending);
            }
        }
    }

    private Exception? Append(List<Pending> group)
    {
        try
        {
            var entries = group.Select(pending => pending.Entry!).Where(entry => entry.Changes.Count > 0).ToList();
            if (entries.Count > 0)
            {
                lock (_storeGate)
                {
                    _store.Append(entries);
                }
            }

            return null;
        }
        catch (Exception error)
        {
            return error;
        }
    }

    private static bool DropIfStale(Pending pending)
    {
        if (pending.Stale?.Invoke() != true)
        {
            return false;
        }

        pending.Done.TrySetException(new IOException($"Cell {pending.Entry!.Cell} went back to what its store holds before this transaction was written."));
        return true;
    }

    private static void Fail(Pending pending, Exception error)
    {
        pending.Failed?.Invoke(error);
        pending.Done.TrySetException(new IOException($"Cell {pending.Entry!.Cell} could not be written: {error.Message}", error));
    }

    private static void Finish(Pending pending)
    {
        try
        {
            pending.Durable();
            pending.Done.TrySetResult();
        }
        catch (Exception error)
        {
            pending.Done.TrySetException(error);
        }
    }

    /// <summary>Something that waits for the committer.</summary>
    /// <param name="Entry">What to store; null for an action.</param>
    /// <param name="Done">Completes when it is durable.</param>
    /// <param name="Durable">Runs then, on the writing thread: effects and watchers.</param>
    /// <param name="Failed">Runs instead when the store failed.</param>
    /// <param name="Stale">True when the cell has gone back since to what the store holds: the entry is not written.</param>
    public sealed record Pending(
        Entry? Entry, TaskCompletionSource Done, Action Durable, Action<Exception>? Failed = null, Func<bool>? Stale = null);
}
