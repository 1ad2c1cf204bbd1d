using System.Threading.Channels;

namespace Plimsoll.Cells.Journal;

/// <summary>Writes committed transactions to the store in groups: all that wait share one flush.</summary>
internal sealed class Committer : IAsyncDisposable
{
    private const int MostInGroup = 512;
    private readonly Channel<Pending> _queue = Channel.CreateUnbounded<Pending>(new UnboundedChannelOptions { SingleReader = true });
    private readonly IStore _store;
    private readonly Task _loop;

    public Committer(IStore store)
    {
        _store = store;
        _loop = Task.Factory.StartNew(Loop, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Queues an entry. Called under the cell's lock, so that entries of a cell arrive in order.</summary>
    public void Post(Pending pending)
    {
        ObjectDisposedException.ThrowIf(!_queue.Writer.TryWrite(pending), this);
    }

    /// <summary>Runs something on the committer's thread between two groups: the store is only ever used by that thread.</summary>
    public Task RunAsync(Action<IStore> action)
    {
        var pending = new Pending(null, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), () => action(_store), null);
        Post(pending);
        return pending.Done.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop;
    }

    private void Loop()
    {
        var group = new List<Pending>();
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (group.Count < MostInGroup && _queue.Reader.TryPeek(out var next) && next.Entry is not null && _queue.Reader.TryRead(out next))
            {
                if (next.Stale?.Invoke() == true)
                {
                    next.Done.TrySetException(new IOException("The cell was reloaded after a fault of its store."));
                }
                else
                {
                    group.Add(next);
                }
            }

            if (group.Count > 0)
            {
                Write(group);
                group.Clear();
            }
            else if (_queue.Reader.TryPeek(out var action) && action.Entry is null && _queue.Reader.TryRead(out action))
            {
                Run(action);
            }
        }
    }

    private void Write(List<Pending> group)
    {
        try
        {
            _store.Append([.. group.Select(pending => pending.Entry!)]);
        }
        catch (Exception error)
        {
            foreach (var pending in group)
            {
                pending.Failed?.Invoke(_store);
                pending.Done.TrySetException(error);
            }

            return;
        }

        foreach (var pending in group)
        {
            Run(pending);
        }
    }

    private static void Run(Pending pending)
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
    /// <param name="Durable">Runs then, on the committer's thread: effects and watchers.</param>
    /// <param name="Failed">Runs instead when the store failed.</param>
    /// <param name="Stale">True when the cell was reloaded since the entry was made.</param>
    public sealed record Pending(
        Entry? Entry, TaskCompletionSource Done, Action Durable, Action<IStore>? Failed, Func<bool>? Stale = null);
}
