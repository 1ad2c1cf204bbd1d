namespace Plimsoll.Cells.Tables;

/// <summary>The records of one table in one cell, with its indexes.</summary>
internal sealed class Rows(Table table)
{
    private readonly Dictionary<string, object> _byKey = new(StringComparer.Ordinal);
    private readonly IGroups[] _groups = [.. table.IndexList.Select(index => index.NewGroups())];
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

    public IGroups Groups(Index index) => _groups[index.Slot];

    public KeyGroups Keys<T>(Index<T> index)
        where T : class => (KeyGroups)_groups[index.Slot];

    private static void Move(IGroups groups, string key, string? before, string? after)
    {
        if (before is not null)
        {
            groups.Remove(before, key);
        }

        if (after is not null)
        {
            groups.Add(after, key);
        }
    }
}
