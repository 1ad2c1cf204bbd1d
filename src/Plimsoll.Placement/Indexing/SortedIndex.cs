using Plimsoll.Placement.Fleets;

namespace Plimsoll.Placement.Indexing;

/// <summary>
/// Instances in order of what they have left: first of one resource, then of the other (the two halves of the
/// key), then by slot. Two levels: short sorted blocks, and arrays with each block's last key, size and largest
/// second half, so that a search looks into few blocks and skips those that cannot fit.
/// </summary>
internal sealed class SortedIndex(IReadOnlyList<InstanceEntry?> slots)
{
    private IndexBlock[] _blocks = [];
    private ulong[] _lastKeys = [];
    private uint[] _maxSecond = [];
    private int[] _counts = [];

    public int BlockCount { get; private set; }

    public int Count { get; private set; }

    public IReadOnlyList<InstanceEntry?> Entries => slots;

    public IndexBlock Block(int index) => _blocks[index];

    public void Insert(ulong key, InstanceEntry entry)
    {
        var index = Math.Min(FindBlock(key, entry.Slot), BlockCount - 1);
        if (index < 0)
        {
            index = 0;
            InsertBlock(0, new IndexBlock());
        }
        else if (_blocks[index].Count == IndexBlock.Capacity)
        {
            index = Split(index, key, entry.Slot);
        }

        var block = _blocks[index];
        block.InsertAt(block.LowerBound(key, entry.Slot), key, entry.Slot);
        Raise(block, entry);
        _lastKeys[index] = block.LastKey;
        _maxSecond[index] = Math.Max(_maxSecond[index], (uint)key);
        _counts[index]++;
        Count++;
    }

    public void Remove(ulong key, int slot)
    {
        var index = FindBlock(key, slot);
        var block = _blocks[index];
        block.RemoveAt(block.LowerBound(key, slot));
        Count--;
        if (block.Count == 0)
        {
            RemoveBlock(index);
            return;
        }

        _counts[index]--;
        _lastKeys[index] = block.LastKey;
        if (_maxSecond[index] == (uint)key)
        {
            _maxSecond[index] = block.MaxSecond();
        }

        Merge(index);
    }

    /// <summary>Tells the block of an instance that it has more interfaces or GPUs than before.</summary>
    public void Raise(ulong key, InstanceEntry entry) => Raise(_blocks[FindBlock(key, entry.Slot)], entry);

    /// <summary>How many entries are below the key.</summary>
    public int RankOf(ulong key)
    {
        var index = FindBlock(key, -1);
        if (index == BlockCount)
        {
            return Count;
        }

        return Sum(index) + _blocks[index].LowerBound(key, -1);
    }

    /// <summary>The slot at a rank, counted from 0.</summary>
    public int SlotAt(int rank)
    {
        var index = 0;
        while (rank >= _counts[index])
        {
            rank -= _counts[index++];
        }

        return _blocks[index].Slots[rank];
    }

    /// <summary>The first block that can hold a key and slot not below the ones given; the number of blocks when none can.</summary>
    public int FindBlock(ulong key, int slot)
    {
        var (low, high) = (0, BlockCount);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (_lastKeys[middle] < key || (_lastKeys[middle] == key && _blocks[middle].Slots[_blocks[middle].Count - 1] < slot))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>The first block from an index on with a second half that large; the number of blocks when none has.</summary>
    public int NextBlock(int index, uint minSecond)
    {
        var max = _maxSecond;
        while (index < BlockCount && max[index] < minSecond)
        {
            index++;
        }

        return index;
    }

    private static void Raise(IndexBlock block, InstanceEntry entry)
    {
        block.MaxEnis = Math.Max(block.MaxEnis, entry.AvailableEnis);
        block.MaxGpus = Math.Max(block.MaxGpus, entry.Gpus.Free);
    }

    private int Sum(int blocks)
    {
        var sum = 0;
        foreach (var count in _counts.AsSpan(0, blocks))
        {
            sum += count;
        }

        return sum;
    }

    private int Split(int index, ulong key, int slot)
    {
        var lower = _blocks[index];
        var upper = new IndexBlock();
        lower.MoveTo(upper, IndexBlock.Capacity / 2);
        InsertBlock(index + 1, upper);
        Describe(index);
        Describe(index + 1);
        return lower.LastKey > key || (lower.LastKey == key && lower.Slots[lower.Count - 1] > slot) ? index : index + 1;
    }

    private void Merge(int index)
    {
        if (_counts[index] <= IndexBlock.Capacity / 4
            && index + 1 < BlockCount
            && _counts[index] + _counts[index + 1] <= IndexBlock.Capacity * 3 / 4)
        {
            _blocks[index + 1].MoveTo(_blocks[index], 0);
            RemoveBlock(index + 1);
            Describe(index);
        }
    }

    private void Describe(int index)
    {
        _lastKeys[index] = _blocks[index].LastKey;
        _maxSecond[index] = _blocks[index].MaxSecond();
        _counts[index] = _blocks[index].Count;
    }

    private void InsertBlock(int index, IndexBlock block)
    {
        if (BlockCount == _blocks.Length)
        {
            var length = Math.Max(2, BlockCount * 2);
            Array.Resize(ref _blocks, length);
            Array.Resize(ref _lastKeys, length);
            Array.Resize(ref _maxSecond, length);
            Array.Resize(ref _counts, length);
        }

        Shift(index, index + 1, BlockCount - index);
        _blocks[index] = block;
        _maxSecond[index] = 0;
        _counts[index] = 0;
        BlockCount++;
    }

    private void RemoveBlock(int index)
    {
        BlockCount--;
        Shift(index + 1, index, BlockCount - index);
    }

    private void Shift(int from, int to, int length)
    {
        Array.Copy(_blocks, from, _blocks, to, length);
        Array.Copy(_lastKeys, from, _lastKeys, to, length);
        Array.Copy(_maxSecond, from, _maxSecond, to, length);
        Array.Copy(_counts, from, _counts, to, length);
    }
}
