namespace Plimsoll.Cells.Tables;

/// <summary>What the cells of a server hold: the tables of all services, and what is derived from them.</summary>
public sealed class Schema
{
    private readonly Dictionary<string, Table> _byKind;

    /// <summary>Gathers tables; their order is of no consequence.</summary>
    /// <param name="tables">All tables.</param>
    /// <param name="derived">Makes the derived states of a new cell, each of another type.</param>
    public Schema(IReadOnlyList<Table> tables, Func<IReadOnlyList<IDerived>>? derived = null)
    {
        Tables = tables;
        Derived = derived ?? (static () => []);
        _byKind = tables.ToDictionary(table => table.Kind, StringComparer.Ordinal);
    }

    internal IReadOnlyList<Table> Tables { get; }

    internal Func<IReadOnlyList<IDerived>> Derived { get; }

    internal Rows?[] NewRows()
    {
        var rows = new Rows?[Tables.Select(table => table.Slot + 1).DefaultIfEmpty().Max()];
        foreach (var table in Tables)
        {
            rows[table.Slot] = new Rows(table);
        }

        return rows;
    }

    internal Table? Find(string kind) => _byKind.GetValueOrDefault(kind);
}
