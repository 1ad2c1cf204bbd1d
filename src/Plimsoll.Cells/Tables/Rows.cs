namespace Plimsoll.Cells.Tables;

/// <summary>The records of one table in one cell, with its indexes.</summary>
internal sealed class Rows(Table table)
{
    private readonly Dictionary<string, object> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<string>>[] _groups =
        [.. table.IndexList.Select(_ => new Dictionary<string, SortedSet<string>>(StringComparer.Ordinal))];

    private readonly string?[] _after = new string?[table.IndexList.Count];

    public int Count => _byKey.Count;

    public IEnumerable<object> All => _byKey.Values;

    public object? Get(string key) => _byKey.GetValueOrDefault(key);

    /// <summary>Puts or (null) removes; returns what was there.</summary>
    public object? Set(string key, object? record)
    {
        var old = _byKey.GetValueOrDefault(key);
        foreach (var index in table.IndexList)
        {
            // Asked first: a group that cannot be told must leave all indexes as they were.
            _after[index.Slot] = record is null ? null : index.GroupOf(record);
        }

        foreach (var index in table.IndexList)
        {
            var before = old is null ? null : index.GroupOf(old);
            if (before != _after[index.Slot])
            {
                Move(_groups[index.Slot], key, before, _after[index.Slot]);
            }
        }

        if (record is null)
        {
            _byKey.Remove(key);
        }
        else
        {
            _byKey[key] = record;
        }

        return old;
    }

    public SortedSet<string>? Group(Index index, string group) => _groups[index.Slot].GetValueOrDefault(group);

    public IEnumerable<string> Groups(Index index) => _groups[index.Slot].Keys;

    private static void Move(Dictionary<string, SortedSet<string>> groups, string key, string? before, string? after)
    {
        if (before is not null && groups.TryGetValue(before, out var left) && left.Remove(key) && left.Count == 0)
        {
            groups.Remove(before);
        }

        if (after is not null)
        {
            if (!groups.TryGetValue(after, out var joined))
            {
                groups[after] = joined = new SortedSet<string>(StringComparer.Ordinal);
            }

            joined.Add(key);
        }
    }
}
