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
    private Rows[] _rows;
    private IReadOnlyList<IDerived> _derived;
    private View _view;
    private Task _lastPosted = Task.CompletedTask;
    private Exception? _fault;
    private long _version;
    private int _epoch;

    internal Cell(string account, string region, Schema schema, Committer committer, IStore store, Action<Cell, Entry> committed)
    {
        (Account, Region) = (account, region);
        (_schema, _committer, _committed) = (schema, committer, committed);
        (_rows, _derived, _view, _version) = Load(store);
    }

    /// <summary>Account, twelve digits.</summary>
    public string Account { get; }

    /// <summary>Region, or <c>global</c>.</summary>
    public string Region { get; }

    /// <summary>Name in the store.</summary>
    public string Name => $"{Account}/{Region}";

    /// <summary>
    /// Runs a transaction and returns its result when it is durable. An exception from the body rolls back all of it.
    /// </summary>
    /// <exception cref="IOException">The store failed; nothing of the transaction is left.</exception>
    public async ValueTask<TResult> WriteAsync<TResult>(Func<Tx, TResult> body)
    {
        TResult result;
        Task durable;
        lock (_gate)
        {
            ThrowIfFaulted();
            var tx = new Tx(_rows, _derived);
            try
            {
                result = body(tx);
            }
            catch
            {
                tx.RollBack();
                throw;
            }

            durable = Post(tx);
        }

        await durable;
        return result;
    }

    /// <summary>Runs a transaction without a result.</summary>
    public async ValueTask WriteAsync(Action<Tx> body) => await WriteAsync(tx =>
    {
        body(tx);
        return true;
    });

    /// <summary>Looks at the state; answers when all that was seen is durable, so that nothing shown can vanish in a crash.</summary>
    public async ValueTask<TResult> ReadAsync<TResult>(Func<View, TResult> body)
    {
        TResult result;
        Task seen;
        lock (_gate)
        {
            ThrowIfFaulted();
            result = body(_view);
            seen = _lastPosted;
        }

        if (!seen.IsCompletedSuccessfully)
        {
            await seen;
        }

        return result;
    }

    /// <summary>Looks at the state as it is in memory, durable or not: for decisions that end in a transaction.</summary>
    public TResult Peek<TResult>(Func<View, TResult> body)
    {
        lock (_gate)
        {
            ThrowIfFaulted();
            return body(_view);
        }
    }

    private Task Post(Tx tx)
    {
        var changes = tx.Net();
        if (changes.Count == 0 && tx.Effects.Count == 0)
        {
            return _lastPosted;
        }

        var entry = new Entry(Name, changes.Count == 0 ? _version : ++_version, changes);
        var epoch = _epoch;
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _committer.Post(new Committer.Pending(
            entry, done, () => RunEffects(tx, entry), store => Reload(store, epoch), () => Volatile.Read(ref _epoch) != epoch));
        return _lastPosted = done.Task;
    }

    private void RunEffects(Tx tx, Entry entry)
    {
        foreach (var effect in tx.Effects)
        {
            effect();
        }

        if (entry.Changes.Count > 0)
        {
            _committed(this, entry);
        }
    }

    // After a failed append memory is ahead of the store: go back to what is durable.
    private void Reload(IStore store, int epoch)
    {
        lock (_gate)
        {
            if (_epoch != epoch)
            {
                return;
            }

            _epoch++;
            _lastPosted = Task.CompletedTask;
            try
            {
                (_rows, _derived, _view, _version) = Load(store);
                _fault = null;
            }
            catch (Exception error)
            {
                _fault = error;
            }
        }
    }

    private (Rows[] Rows, IReadOnlyList<IDerived> Derived, View View, long Version) Load(IStore store)
    {
        Rows[] rows = [.. _schema.Tables.Select(table => new Rows(table))];
        var derived = _schema.Derived();
        var version = store.Load(Name, (kind, body) =>
        {
            // A kind that this build does not know stays in the store untouched: a newer one may have written it.
            if (_schema.Find(kind) is { } table)
            {
                var record = table.Deserialize(body);
                rows[table.Slot].Set(table.KeyOf(record), record);
            }
        });
        foreach (var table in _schema.Tables)
        {
            foreach (var record in rows[table.Slot].All)
            {
                foreach (var state in derived)
                {
                    state.Apply(table, null, record);
                }
            }
        }

        return (rows, derived, new View.Open(rows, derived), version);
    }

    private void ThrowIfFaulted()
    {
        if (_fault is not null)
        {
            throw new IOException($"The store of cell {Name} failed and could not be read again.", _fault);
        }
    }
}
