namespace Plimsoll.Cells.Tables;

/// <summary>
/// Keys in ordinal order, in short sorted blocks. A tree would have an object for each key, and each insertion would write into
/// objects all over the heap: the collector looks at every such place while the program stands still.
/// </summary>
internal sealed class KeySet
{
    /// <summary>Most keys of a block.</summary>
    public const int Capacity = 64;

    private string[][] _blocks = [new string[2]];
    private int[] _counts = [0];
    private int _used = 1;
    private int _version;

    public int Count { get; private set; }

    /// <summary>False when it is there already.</summary>
    public bool Add(string key)
    {
        var block = BlockOf(key);
        var at = Find(block, key);
        if (at >= 0)
        {
            return false;
        }

        at = ~at;
        if (_counts[block] == Capacity)
        {
            Split(block);
            if (at > Capacity / 2)
            {
                (block, at) = (block + 1, at - (Capacity / 2));
            }
        }

        if (_counts[block] == _blocks[block].Length)
        {
            Array.Resize(ref _blocks[block], Math.Min(Capacity, _counts[block] * 2));
        }

        var keys = _blocks[block];
        Array.Copy(keys, at, keys, at + 1, _counts[block] - at);
        keys[at] = key;
        _counts[block]++;
        Count++;
        _version++;
        return true;
    }

    /// <summary>False when it is not there.</summary>
    public bool Remove(string key)
    {
        var block = BlockOf(key);
        var at = Find(block, key);
        if (at < 0)
        {
            return false;
        }

        var keys = _blocks[block];
        _counts[block]--;
        Array.Copy(keys, at + 1, keys, at, _counts[block] - at);
        keys[_counts[block]] = null!;
        Count--;
        _version++;
        Join(block);
        return true;
    }

    /// <summary>The keys after one, or all, in order.</summary>
    /// <exception cref="InvalidOperationException">The set has changed meanwhile.</exception>
    public IEnumerable<string> After(string? key)
    {
        var version = _version;
        var block = key is null ? 0 : BlockOf(key);
        var found = key is null ? ~0 : Find(block, key);
        var at = found >= 0 ? found + 1 : ~found;
        for (; block < _used; block++, at = 0)
        {
            for (; at < _counts[block]; at++)
            {
                yield return _blocks[block][at];
                ThrowIfChanged(version);
            }
        }
    }

    /// <summary>The keys before one, or all, in reverse order.</summary>
    /// <exception cref="InvalidOperationException">The set has changed meanwhile.</exception>
    public IEnumerable<string> Before(string? key)
    {
        var version = _version;
        var block = key is null ? _used - 1 : BlockOf(key);
        var found = key is null ? _counts[block] : Find(block, key);
        var at = found >= 0 ? found : ~found;
        while (true)
        {
            for (at--; at >= 0; at--)
            {
                yield return _blocks[block][at];
                ThrowIfChanged(version);
            }

            if (--block < 0)
            {
                yield break;
            }

            at = _counts[block];
        }
    }

    // The last block that begins at or before the key; the first when none does.
    private int BlockOf(string key)
    {
        var (low, high) = (1, _used);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (string.CompareOrdinal(_blocks[middle][0], key) <= 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low - 1;
    }

    private int Find(int block, string key) => Array.BinarySearch(_blocks[block], 0, _counts[block], key, StringComparer.Ordinal);

    private void Split(int block)
    {
        if (_used == _blocks.Length)
        {
            Array.Resize(ref _blocks, _used * 2);
            Array.Resize(ref _counts, _used * 2);
        }

        const int Half = Capacity / 2;
        Array.Copy(_blocks, block + 1, _blocks, block + 2, _used - block - 1);
        Array.Copy(_counts, block + 1, _counts, block + 2, _used - block - 1);
        var upper = new string[Capacity];
        Array.Copy(_blocks[block], Half, upper, 0, Half);
        Array.Clear(_blocks[block], Half, Half);
        (_blocks[block + 1], _counts[block + 1], _counts[block]) = (upper, Half, Half);
        _used++;
    }

    // A block takes its neighbour's keys when the two would fill half a block. None is empty unless it is the only one.
    private void Join(int block)
    {
        var lower = block == 0 ? 0 : block - 1;
        if (_used == 1 || (_counts[block] > 0 && _counts[lower] + _counts[lower + 1] > Capacity / 2))
        {
            return;
        }

        if (_blocks[lower].Length < Capacity)
        {
            Array.Resize(ref _blocks[lower], Capacity);
        }

        Array.Copy(_blocks[lower + 1], 0, _blocks[lower], _counts[lower], _counts[lower + 1]);
        _counts[lower] += _counts[lower + 1];
        _used--;
        Array.Copy(_blocks, lower + 2, _blocks, lower + 1, _used - lower - 1);
        Array.Copy(_counts, lower + 2, _counts, lower + 1, _used - lower - 1);
        _blocks[_used] = null!;
    }

    private void ThrowIfChanged(int version)
    {
        if (version != _version)
        {
            throw new InvalidOperationException("The group has changed while it was read: use it up first.");
        }
    }
}
