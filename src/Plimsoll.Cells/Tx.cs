using Plimsoll.Cells.Journal;
using Plimsoll.Cells.Tables;

namespace Plimsoll.Cells;

/// <summary>A transaction: sees its own changes, and either all of them stay or none.</summary>
public sealed class Tx : View
{
    private readonly List<Change> _changes = [];
    private readonly List<Action> _effects = [];
    private bool _closed;

    internal Tx(Contents contents)
        : base(contents)
    {
    }

    internal IReadOnlyList<Action> Effects => _effects;

    /// <summary>Puts a record, replacing the one with its key.</summary>
    public void Put<T>(Table<T> table, T record)
        where T : class => Set(table, table.KeyOf(record), record);

    /// <summary>Removes a record; nothing happens when it is not there.</summary>
    public void Remove<T>(Table<T> table, string key)
        where T : class
    {
        if (Get(table, key) is not null)
        {
            Set(table, key, null);
        }
    }

    /// <summary>Does something once the transaction is durable; never when it is rolled back. Must be quick and repeatable.</summary>
    public void OnDurable(Action effect)
    {
        ThrowIfClosed();
        _effects.Add(effect);
    }

    /// <summary>One change for each record, from what was there before the transaction to what is there after it.</summary>
    internal IReadOnlyList<Change> Net()
    {
        if (_changes.Count <= 1)
        {
            return _changes;
        }

        var net = new Dictionary<(Table, string), Change>(_changes.Count);
        foreach (var change in _changes)
        {
            var id = (change.Table, change.Key);
            net[id] = net.TryGetValue(id, out var earlier) ? change with { Old = earlier.Old } : change;
        }

        return [.. net.Values.Where(change => !ReferenceEquals(change.Old, change.New))];
    }

    internal void RollBack()
    {
        for (var i = _changes.Count - 1; i >= 0; i--)
        {
            var change = _changes[i];
            Contents.Of(change.Table).Set(change.Key, change.Old);
            Contents.Tell(change.Table, change.New, change.Old);
        }
    }

    /// <summary>Ends it: a body that kept hold of it can change nothing any more.</summary>
    internal void Close() => _closed = true;

    private void Set(Table table, string key, object? record)
    {
        ThrowIfClosed();
        var old = Contents.Of(table).Set(key, record);
        _changes.Add(new Change(table, key, old, record));
        Contents.Tell(table, old, record);
    }

    private void ThrowIfClosed()
    {
        if (_closed)
        {
            throw new InvalidOperationException("The transaction has ended.");
        }
    }
}
