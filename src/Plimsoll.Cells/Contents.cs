using System.Text.Json;
using Plimsoll.Cells.Journal;
using Plimsoll.Cells.Tables;

namespace Plimsoll.Cells;

/// <summary>What a cell holds in memory.</summary>
internal sealed class Contents
{
    private Contents(Rows?[] rows, IReadOnlyList<IDerived> derived)
    {
        (Rows, Derived) = (rows, derived);
        View = new View.Open(this);
    }

    public Rows?[] Rows { get; }

    public IReadOnlyList<IDerived> Derived { get; }

    public View View { get; }

    /// <summary>Version of the cell after the last transaction that was posted.</summary>
    public long Version { get; set; }

    public Rows Of(Table table) => (table.Slot < Rows.Length ? Rows[table.Slot] : null)
        ?? throw new ArgumentException($"The schema has no table {table.Kind}.", nameof(table));

    public void Tell(Table table, object? old, object? record)
    {
        foreach (var state in Derived)
        {
            state.Apply(table, old, record);
        }
    }

    public static Contents Load(string cell, Schema schema, IStore store)
    {
        var contents = new Contents(schema.NewRows(), schema.Derived());
        contents.Version = store.Load(cell, (kind, body) =>
        {
            // A kind that this build does not know stays in the store untouched: a newer one may have written it.
            if (schema.Find(kind) is { } table)
            {
                var record = Read(cell, table, body);
                contents.Of(table).Set(table.KeyOf(record), record);
            }
        });
        foreach (var table in schema.Tables)
        {
            foreach (var record in contents.Of(table).All)
            {
                contents.Tell(table, null, record);
            }
        }

        return contents;
    }

    private static object Read(string cell, Table table, ReadOnlySpan<byte> body)
    {
        try
        {
            return table.Deserialize(body);
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"A record of kind {table.Kind} in cell {cell} cannot be read: {error.Message}", error);
        }
    }
}
