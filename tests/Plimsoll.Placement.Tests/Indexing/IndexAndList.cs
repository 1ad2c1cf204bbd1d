using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Indexing;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Indexing;

/// <summary>An index and the sorted set it should equal, told the same.</summary>
internal sealed class IndexAndList
{
    private readonly List<InstanceEntry?> _entries = [];
    private readonly SortedSet<(ulong Key, int Slot)> _expected = [];
    private readonly Dictionary<int, ulong> _keys = [];

    public IndexAndList(int slots)
    {
        for (var slot = 0; slot < slots; slot++)
        {
            _entries.Add(new InstanceEntry(slot, Some.Instance($"i{slot}"), _ => null));
        }

        Index = new SortedIndex(_entries);
    }

    public SortedIndex Index { get; }

    /// <summary>Inserts with a chance of so many in a hundred, else removes; the two halves of a key are below a bound.</summary>
    public void Step(SeededChance chance, int keys, int growth)
    {
        var slot = chance.Next(_entries.Count);
        if (_keys.TryGetValue(slot, out var key))
        {
            if (chance.Next(100) >= growth)
            {
                Remove(key, slot);
            }
        }
        else if (chance.Next(100) < growth)
        {
            Insert(((ulong)chance.Next(keys) << 32) | (uint)chance.Next(keys), slot);
        }
    }

    public void Insert(ulong key, int slot)
    {
        Index.Insert(key, _entries[slot]!);
        _expected.Add((key, slot));
        _keys.Add(slot, key);
    }

    public void Remove(ulong key, int slot)
    {
        Index.Remove(key, slot);
        _expected.Remove((key, slot));
        _keys.Remove(slot);
    }

    public List<(ulong Key, int Slot)> Enough(uint first, uint second) =>
        [.. _expected.Where(pair => pair.Key >> 32 >= first && (uint)pair.Key >= second && pair.Key >= (((ulong)first << 32) | second))];

    public void CheckOrder()
    {
        Assert.Equal(_expected.Count, Index.Count);
        var slots = Enumerable.Range(0, Index.Count).Select(Index.SlotAt);
        Assert.Equal(_expected.Select(pair => pair.Slot), slots);
    }

    public void CheckRanks(SeededChance chance, int keys)
    {
        for (var i = 0; i < 50; i++)
        {
            var key = ((ulong)chance.Next(keys) << 32) | (uint)chance.Next(keys);
            Assert.Equal(_expected.Count(pair => pair.Key < key), Index.RankOf(key));
        }
    }
}
