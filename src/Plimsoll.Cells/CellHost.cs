using System.Collections.Concurrent;
using Plimsoll.Cells.Journal;
using Plimsoll.Cells.Tables;

namespace Plimsoll.Cells;

/// <summary>All cells of a server over one store.</summary>
public sealed class CellHost : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Cell> _cells = new(StringComparer.Ordinal);
    private readonly Committer _committer;
    private readonly Schema _schema;
    private readonly IStore _store;
    private readonly Action<Exception> _fault;

    /// <summary>Opens the cells of a store; all that it keeps is loaded.</summary>
    /// <param name="store">Owned from here on.</param>
    /// <param name="schema">What cells hold.</param>
    /// <param name="fault">Told of an effect or a watcher that throws: the transaction is durable and stays so.</param>
    public CellHost(IStore store, Schema schema, Action<Exception> fault)
    {
        (_store, _schema, _fault) = (store, schema, fault);
        _committer = new Committer(store);
        foreach (var name in store.Cells())
        {
            _cells[name] = Make(name, store);
        }
    }

    /// <summary>Told of each durable transaction, in the order of its cell, on the committer's thread: be quick.</summary>
    public event Action<Cell, Entry>? Committed;

    /// <summary>The cells that exist.</summary>
    public IEnumerable<Cell> All => _cells.Values;

    /// <summary>The cell of an account and region, or null when nobody has asked for it yet.</summary>
    public Cell? Find(string account, string region) => _cells.GetValueOrDefault($"{account}/{region}");

    /// <summary>The cell of an account and region, made when first asked for. Always the same object.</summary>
    public Cell Get(string account, string region)
    {
        var name = $"{account}/{region}";
        return _cells.TryGetValue(name, out var cell) ? cell : _committer.Use(store => _cells.GetOrAdd(name, Make, store));
    }

    /// <summary>
    /// Empties every cell, of all but the records of some tables. Transactions that were not written yet fail; cells that were handed out stay good.
    /// </summary>
    /// <param name="keep">Tables whose records stay; none by default.</param>
    public Task ResetAsync(IReadOnlyList<Table>? keep = null) => _committer.RunAsync(() =>
    {
        _committer.Use(store =>
        {
            store.Reset([.. (keep ?? []).Select(table => table.Kind)]);
            return true;
        });
        foreach (var cell in _cells.Values)
        {
            cell.Forget();
        }
    });

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _committer.DisposeAsync().ConfigureAwait(false);
        _store.Dispose();
    }

    private Cell Make(string name, IStore store) => new(name, _schema, _committer, store, Tell, _fault);

    private void Tell(Cell cell, Entry entry)
    {
        foreach (var watcher in Committed?.GetInvocationList().Cast<Action<Cell, Entry>>() ?? [])
        {
            try
            {
                watcher(cell, entry);
            }
            catch (Exception error)
            {
                _fault(error);
            }
        }
    }
}
