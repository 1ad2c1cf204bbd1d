using Plimsoll.Placement.Fleets;

namespace Plimsoll.Placement.Indexing;

/// <summary>Visits, in order, the instances of an index that have enough of both resources, skipping blocks that cannot.</summary>
internal struct IndexWalk
{
    private readonly SortedIndex _index;
    private readonly Demand _demand;
    private readonly uint _minSecond;
    private readonly bool _scarce;
    private IndexBlock? _block;
    private int _blockIndex;
    private int _position;

    /// <param name="index">The index.</param>
    /// <param name="from">The least key: both halves are what the task needs.</param>
    /// <param name="demand">What else it needs.</param>
    public IndexWalk(SortedIndex index, ulong from, Demand demand)
    {
        _index = index;
        _demand = demand;
        _minSecond = (uint)from;
        _scarce = demand.Enis > 0 || demand.Gpus > 0;
        _blockIndex = index.FindBlock(from, -1);
        if (_blockIndex < index.BlockCount)
        {
            _block = index.Block(_blockIndex);
            _position = _block.LowerBound(from, -1) - 1;
        }
    }

    /// <summary>The key of the instance that the walk is at.</summary>
    public readonly ulong Key => _block!.Keys[_position];

    public readonly int Slot => _block!.Slots[_position];

    public bool Next()
    {
        while (_block is not null)
        {
            var keys = _block.Keys;
            while (++_position < _block.Count)
            {
                if ((uint)keys[_position] >= _minSecond)
                {
                    return true;
                }
            }

            if (_scarce && _block.Loose)
            {
                Tighten(_block);
            }

            _block = NextBlock();
            _position = -1;
        }

        return false;
    }

    private IndexBlock? NextBlock()
    {
        while ((_blockIndex = _index.NextBlock(_blockIndex + 1, _minSecond)) < _index.BlockCount)
        {
            var block = _index.Block(_blockIndex);
            if (!_scarce || (block.MaxEnis >= _demand.Enis && block.MaxGpus >= _demand.Gpus))
            {
                return block;
            }
        }

        return null;
    }

    private readonly void Tighten(IndexBlock block)
    {
        var (enis, gpus) = (0, 0);
        for (var i = 0; i < block.Count; i++)
        {
            var entry = _index.Entries[block.Slots[i]]!;
            enis = Math.Max(enis, entry.AvailableEnis);
            gpus = Math.Max(gpus, entry.Gpus.Free);
        }

        block.MaxEnis = enis;
        block.MaxGpus = gpus;
        block.Loose = false;
    }
}
