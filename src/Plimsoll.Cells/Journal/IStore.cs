namespace Plimsoll.Cells.Journal;

/// <summary>Where cells are kept. Called by one thread at a time.</summary>
public interface IStore : IDisposable
{
    /// <summary>Names of the cells that are kept.</summary>
    IReadOnlyList<string> Cells();

    /// <summary>Reads a cell and returns its version, 0 for one that was never written.</summary>
    /// <param name="cell">Name.</param>
    /// <param name="record">Receives kind and body of each record.</param>
    long Load(string cell, Action<string, ReadOnlySpan<byte>> record);

    /// <summary>Makes entries durable, all or none, with one flush to disk.</summary>
    /// <param name="entries">In the order of their cells' versions; none is empty.</param>
    /// <exception cref="FencedException">An entry's version is not the next one: somebody else writes the cell.</exception>
    void Append(IReadOnlyList<Entry> entries);

    /// <summary>Forgets all records but those of some kinds, and every cell that has none left.</summary>
    /// <param name="keep">Kinds of the records that stay.</param>
    void Reset(IReadOnlyCollection<string> keep);
}

/// <summary>Somebody else has written the cell: this server is no longer its owner.</summary>
/// <param name="cell">Which cell.</param>
public sealed class FencedException(string cell) : Exception($"Cell {cell} was written by another server.");
