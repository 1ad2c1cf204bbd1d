using Plimsoll.Placement.Indexing;

namespace Plimsoll.Placement.Searching;

/// <summary>Some instances to choose among: a range of an index, or a list of slots. Not all of them need fit.</summary>
internal readonly struct Source
{
    private readonly SortedIndex? _index;
    private readonly List<int>? _slots;
    private readonly ulong _from;
    private readonly int _rank;

    public Source(SortedIndex index, ulong from, ulong to)
    {
        _index = index;
        _from = from;
        To = to;
        _rank = index.RankOf(from);
        Size = (to == ulong.MaxValue ? index.Count : index.RankOf(to + 1)) - _rank;
    }

    public Source(List<int> slots)
    {
        _slots = slots;
        Size = slots.Count;
    }

    public int Size { get; }

    /// <summary>The last key of the range, itself included.</summary>
    private ulong To { get; }

    public int SlotAt(int position) => _slots is null ? _index!.SlotAt(_rank + position) : _slots[position];

    /// <summary>Adds every instance of the source that fits.</summary>
    public void Collect(Search search, List<Fleets.InstanceEntry> fitting)
    {
        if (_slots is not null)
        {
            foreach (var slot in _slots)
            {
                if (search.Fits(slot) is { } entry)
                {
                    fitting.Add(entry);
                }
            }

            return;
        }

        var walk = new IndexWalk(_index!, _from, search.Demand);
        while (walk.Next() && walk.Key <= To)
        {
            if (search.FitsMore(walk.Slot) is { } entry)
            {
                fitting.Add(entry);
            }
        }
    }
}
