namespace Plimsoll.Cells.Journal;

/// <summary>Cells in memory alone: for tests and the simulator. Nothing survives the process.</summary>
public sealed class MemoryStore : IStore
{
    private readonly Dictionary<string, Kept> _cells = new(StringComparer.Ordinal);

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
        // All that can fail comes first: versions, then writing the records as text.
        var versions = new Dictionary<string, long>(StringComparer.Ordinal);
        var bodies = new List<(Entry Entry, Change Change, byte[]? Body)>();
        foreach (var entry in entries)
        {
            var version = versions.TryGetValue(entry.Cell, out var pending) ? pending
                : _cells.TryGetValue(entry.Cell, out var kept) ? kept.Version
                : 0;
            if (entry.Version != version + 1)
            {
                throw new FencedException(entry.Cell);
            }

            versions[entry.Cell] = entry.Version;
            bodies.AddRange(entry.Changes.Select(change => (entry, change, Write(change))));
        }

        foreach (var (entry, change, body) in bodies)
        {
            Apply(entry, (change.Table.Kind, change.Key), body);
        }
    }

    /// <inheritdoc/>
    public void Reset(IReadOnlyCollection<string> keep)
    {
        foreach (var (name, kept) in _cells.ToList())
        {
            foreach (var id in kept.Records.Keys.Where(id => !keep.Contains(id.Kind)).ToList())
            {
                kept.Records.Remove(id);
            }

            if (kept.Records.Count == 0)
            {
                _cells.Remove(name);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private static byte[]? Write(Change change) => change.New is null ? null : change.Table.Serialize(change.New);

    private void Apply(Entry entry, (string Kind, string Key) id, byte[]? body)
    {
        if (!_cells.TryGetValue(entry.Cell, out var kept))
        {
            _cells[entry.Cell] = kept = new Kept();
        }

        kept.Version = entry.Version;
        if (body is null)
        {
            kept.Records.Remove(id);
        }
        else
        {
            kept.Records[id] = body;
        }
    }

    private sealed class Kept
    {
        public long Version { get; set; }

        public Dictionary<(string Kind, string Key), byte[]> Records { get; } = [];
    }
}
