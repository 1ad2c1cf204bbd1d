using Plimsoll.Cells.Journal;
using Plimsoll.Cells.Tables;

namespace Plimsoll.Cells;

/// <summary>
/// The state of one account in one region: tables of immutable records, changed by transactions that run one at a time and
/// are acknowledged when they are durable (DESIGN.md, "A cell is one account in one region").
/// </summary>
public sealed class Cell
{
    private readonly Lock _gate = new();
    private readonly Schema _schema;
    private readonly Committer _committer;
    private readonly Action<Cell, Entry> _committed;
    private readonly Action<Exception> _fault;
    private Contents? _contents;
    private Task _lastPosted = Task.CompletedTask;
    private FencedException? _fenced;
    private int _epoch;

    internal Cell(
        string name, Schema schema, Committer committer, IStore store, Action<Cell, Entry> committed, Action<Exception> fault)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        (Name, Account, Region) = (name, name[..slash], name[(slash + 1)..]);
        (_schema, _committer, _committed, _fault) = (schema, committer, committed, fault);
        _contents = Contents.Load(name, schema, store);
    }

    /// <summary>Account, twelve digits.</summary>
    public string Account { get; }

    /// <summary>Region, or <c>global</c>.</summary>
    public string Region { get; }

    /// <summary>Name in the store.</summary>
    public string Name { get; }

    /// <summary>
    /// Runs a transaction and returns its result when it is durable. An exception from the body rolls back all of it.
    /// </summary>
    /// <exception cref="IOException">The store failed and nothing of the transaction is left, or another server owns the cell.</exception>
    /// <exception cref="InvalidOperationException">Called from inside a transaction of this cell.</exception>
    public async ValueTask<TResult> WriteAsync<TResult>(Func<Tx, TResult> body)
    {
        ThrowIfInside();
        TResult result;
        Task durable;
        lock (_gate)
        {
            var contents = Current();
            var tx = new Tx(contents);
            try
            {
                result = body(tx);
                durable = Post(tx, contents);
            }
            catch
            {
                tx.RollBack();
                throw;
            }
            finally
            {
                tx.Close();
            }
        }

        await durable.ConfigureAwait(false);
        return result;
    }

    /// <summary>Runs a transaction without a result.</summary>
    public async ValueTask WriteAsync(Action<Tx> body) => await WriteAsync(tx =>
    {
        body(tx);
        return true;
    }).ConfigureAwait(false);

    /// <summary>
    /// Looks at the state; answers when all that was seen is durable, so that nothing shown can vanish in a crash. The body may
    /// run again when the store failed meanwhile.
    /// </summary>
    public async ValueTask<TResult> ReadAsync<TResult>(Func<View, TResult> body)
    {
        ThrowIfInside();
        while (true)
        {
            TResult result;
            Task seen;
            lock (_gate)
            {
                result = body(Current().View);
                seen = _lastPosted;
            }

            if (!seen.IsCompletedSuccessfully)
            {
                await seen.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            // What was seen and did not become durable is gone from memory too: look again.
            if (seen.IsCompletedSuccessfully)
            {
                return result;
            }
        }
    }

    /// <summary>Looks at the state as it is in memory, durable or not: for decisions that end in a transaction.</summary>
    public TResult Peek<TResult>(Func<View, TResult> body)
    {
        lock (_gate)
        {
            return body(Current().View);
        }
    }

    /// <summary>Drops what is in memory and not yet written; the next use reads the store.</summary>
    internal void Forget()
    {
        lock (_gate)
        {
            _epoch++;
            _contents = null;
            _lastPosted = Task.CompletedTask;
        }
    }

    private Task Post(Tx tx, Contents contents)
    {
        var changes = tx.Net();
        if (changes.Count == 0 && tx.Effects.Count == 0)
        {
            return _lastPosted;
        }

        var entry = new Entry(Name, contents.Version + (changes.Count == 0 ? 0 : 1), changes);
        var epoch = _epoch;
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _committer.Post(new Committer.Pending(
            entry, done, () => RunEffects(tx, entry), error => Fail(error, epoch), () => Volatile.Read(ref _epoch) != epoch));
        contents.Version = entry.Version;
        return _lastPosted = done.Task;
    }

    private void RunEffects(Tx tx, Entry entry)
    {
        foreach (var effect in tx.Effects)
        {
            try
            {
                effect();
            }
            catch (Exception error)
            {
                // The transaction is durable and stays so: neither its caller nor the watchers pay for an effect.
                _fault(error);
            }
        }

        if (entry.Changes.Count > 0)
        {
            _committed(this, entry);
        }
    }

    // After a failed append memory is ahead of the store: what is durable counts.
    private void Fail(Exception error, int epoch)
    {
        lock (_gate)
        {
            if (_epoch == epoch)
            {
                _fenced = error as FencedException;
                Forget();
            }
        }
    }

    private Contents Current()
    {
        if (_fenced is not null)
        {
            throw new IOException($"Cell {Name} belongs to another server: it wrote to the same data. Stop one of the two and start again.", _fenced);
        }

        return _contents ??= _committer.Use(store => Contents.Load(Name, _schema, store));
    }

    private void ThrowIfInside()
    {
        if (_gate.IsHeldByCurrentThread)
        {
            throw new InvalidOperationException($"Cell {Name} is inside a transaction: use its view.");
        }
    }
}
