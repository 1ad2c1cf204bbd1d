using Plimsoll.Cells.Journal;
using Plimsoll.Cells.Tables;

namespace Plimsoll.Cells;

/// <summary>A transaction: sees its own changes, and either all of them stay or none.</summary>
public sealed class Tx : View
{
    private readonly List<Change> _changes = [];
    private readonly List<Action> _effects = [];

    internal Tx(Rows[] rows, IReadOnlyList<IDerived> derived)
        : base(rows, derived)
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
    public void OnDurable(Action effect) => _effects.Add(effect);

    internal IReadOnlyList<Change> Net()
    {
        if (_changes.Count <= 1)
        {
            return _changes;
        }

        var net = new Dictionary<(int, string), Change>(_changes.Count);
        foreach (var change in _changes)
        {
            var id = (change.Table.Slot, change.Key);
            net[id] = net.TryGetValue(id, out var earlier) ? change with { Old = earlier.Old } : change;
        }

        return [.. net.Values.Where(change => !ReferenceEquals(change.Old, change.New))];
    }

    internal void RollBack()
    {
        for (var i = _changes.Count - 1; i >= 0; i--)
        {
            var change = _changes[i];
            Rows[change.Table.Slot].Set(change.Key, change.Old);
            Tell(change.Table, change.New, change.Old);
        }
    }

    private void Set(Table table, string key, object? record)
    {
        var old = Rows[table.Slot].Set(key, record);
        _changes.Add(new Change(table, key, old, record));
        Tell(table, old, record);
    }

    private void Tell(Table table, object? old, object? record)
    {
        foreach (var state in DerivedStates)
        {
            state.Apply(table, old, record);
        }
    }
}
