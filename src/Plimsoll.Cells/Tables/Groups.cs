using System.Runtime.InteropServices;

namespace Plimsoll.Cells.Tables;

/// <summary>What an index keeps of the groups of one cell.</summary>
internal interface IGroups
{
    void Add(string group, string key);

    void Remove(string group, string key);

    int Count(string group);
}

/// <summary>The keys of each group.</summary>
internal sealed class KeyGroups : IGroups
{
    private readonly Dictionary<string, KeySet> _keys = new(StringComparer.Ordinal);

    public IEnumerable<string> Names => _keys.Keys;

    public KeySet? Find(string group) => _keys.GetValueOrDefault(group);

    public void Add(string group, string key)
    {
        if (!_keys.TryGetValue(group, out var keys))
        {
            _keys[group] = keys = new KeySet();
        }

        keys.Add(key);
    }

    public void Remove(string group, string key)
    {
        if (_keys.TryGetValue(group, out var keys) && keys.Remove(key) && keys.Count == 0)
        {
            _keys.Remove(group);
        }
    }

    public int Count(string group) => Find(group)?.Count ?? 0;
}

/// <summary>The size of each group.</summary>
internal sealed class CountGroups : IGroups
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    public void Add(string group, string key) => CollectionsMarshal.GetValueRefOrAddDefault(_counts, group, out _)++;

    public void Remove(string group, string key)
    {
        if (--CollectionsMarshal.GetValueRefOrAddDefault(_counts, group, out _) == 0)
        {
            _counts.Remove(group);
        }
    }

    public int Count(string group) => _counts.GetValueOrDefault(group);
}
