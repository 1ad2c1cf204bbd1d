using System.Collections.Concurrent;
using Plimsoll.Cells.Journal;
using Plimsoll.Cells.Tables;

namespace Plimsoll.Cells;

/// <summary>All cells of a server over one store.</summary>
public sealed class CellHost : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Cell>> _cells = new(StringComparer.Ordinal);
    private readonly Committer _committer;
    private readonly Schema _schema;
    private readonly IStore _store;
    private readonly Action<Exception> _fault;

    /// <summary>Opens the cells of a store; all that it keeps is loaded.</summary>
    /// <param name="store">Owned from here on.</param>
    /// <param name="schema">What cells hold.</param>
    /// <param name="fault">Told of a watcher that throws: the transaction is durable and stays so.</param>
    public CellHost(IStore store, Schema schema, Action<Exception> fault)
    {
        (_store, _schema, _fault) = (store, schema, fault);
        _committer = new Committer(store);
        foreach (var name in store.Cells())
        {
            var cell = Make(name, store);
            _cells[name] = new Lazy<Cell>(() => cell);
        }
    }

    /// <summary>Told of each durable transaction, in the order of its cell, on the committer's thread: be quick.</summary>
    public event Action<Cell, Entry>? Committed;

    /// <summary>The cells that exist.</summary>
    public IEnumerable<Cell> All => _cells.Values.Select(cell => cell.Value);

    /// <summary>The cell of an account and region, made when first asked for.</summary>
    public Cell Get(string account, string region) => _cells.GetOrAdd(
        $"{account}/{region}",
        name => new Lazy<Cell>(() =>
        {
            Cell? made = null;
            _committer.RunAsync(store => made = Make(name, store)).GetAwaiter().GetResult();
            return made!;
        })).Value;

    /// <summary>Forgets the state of every cell. Cells handed out before must not be used again.</summary>
    public async Task ResetAsync() => await _committer.RunAsync(store =>
    {
        store.Reset();
        _cells.Clear();
    });

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _committer.DisposeAsync();
        _store.Dispose();
    }

    private Cell Make(string name, IStore store)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        return new Cell(name[..slash], name[(slash + 1)..], _schema, _committer, store, Tell);
    }

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
