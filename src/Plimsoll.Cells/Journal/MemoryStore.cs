namespace Plimsoll.Cells.Journal;

/// <summary>Cells in memory alone: for tests and the simulator. Nothing survives the process.</summary>
public sealed class MemoryStore : IStore
{
    private readonly Dictionary<string, (long Version, Dictionary<(string Kind, string Key), byte[]> Records)> _cells = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IReadOnlyList<string> Cells() => [.. _cells.Keys];

    /// <inheritdoc/>
    public long Load(string cell, Action<string, ReadOnlySpan<byte>> record)
    {
        if (!_cells.TryGetValue(cell, out var kept))
        {
            return 0;
        }

        foreach (var ((kind, _), body) in kept.Records)
        {
            record(kind, body);
        }

        return kept.Version;
    }

    /// <inheritdoc/>
    public void Append(IReadOnlyList<Entry> entries)
    {
        foreach (var entry in entries.Where(entry => entry.Changes.Count > 0))
        {
            var kept = _cells.GetValueOrDefault(entry.Cell, (0, []));
            if (entry.Version != kept.Version + 1)
            {
                throw new FencedException(entry.Cell);
            }

            foreach (var change in entry.Changes)
            {
                if (change.New is null)
                {
                    kept.Records.Remove((change.Table.Kind, change.Key));
                }
                else
                {
                    kept.Records[(change.Table.Kind, change.Key)] = change.Table.Serialize(change.New);
                }
            }

            _cells[entry.Cell] = (entry.Version, kept.Records);
        }
    }

    /// <inheritdoc/>
    public void Reset() => _cells.Clear();

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
