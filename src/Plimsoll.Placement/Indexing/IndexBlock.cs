namespace Plimsoll.Placement.Indexing;

/// <summary>A run of an index: keys in order with the slots they belong to, and bounds that let a search skip it.</summary>
internal sealed class IndexBlock
{
    public const int Capacity = 128;

    public readonly ulong[] Keys = new ulong[Capacity];
    public readonly int[] Slots = new int[Capacity];
    public int Count;

    /// <summary>No instance in the block has more network interfaces left; may be too high after a removal.</summary>
    public int MaxEnis;

    /// <summary>No instance in the block has more GPUs free; may be too high after a removal.</summary>
    public int MaxGpus;

    /// <summary>An instance was removed since the bounds were last exact.</summary>
    public bool Loose;

    public ulong LastKey => Keys[Count - 1];

    /// <summary>The first position whose key and slot are not below the ones given.</summary>
    public int LowerBound(ulong key, int slot)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (Keys[middle] < key || (Keys[middle] == key && Slots[middle] < slot))
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

    public void InsertAt(int position, ulong key, int slot)
    {
        Array.Copy(Keys, position, Keys, position + 1, Count - position);
        Array.Copy(Slots, position, Slots, position + 1, Count - position);
        Keys[position] = key;
        Slots[position] = slot;
        Count++;
    }

    public void RemoveAt(int position)
    {
        Count--;
        Array.Copy(Keys, position + 1, Keys, position, Count - position);
        Array.Copy(Slots, position + 1, Slots, position, Count - position);
        Loose = true;
    }

    /// <summary>Moves the entries from a position on to the end of another block.</summary>
    public void MoveTo(IndexBlock other, int from)
    {
        Array.Copy(Keys, from, other.Keys, other.Count, Count - from);
        Array.Copy(Slots, from, other.Slots, other.Count, Count - from);
        other.Count += Count - from;
        other.MaxEnis = Math.Max(other.MaxEnis, MaxEnis);
        other.MaxGpus = Math.Max(other.MaxGpus, MaxGpus);
        other.Loose = true;
        Loose = true;
        Count = from;
    }

    /// <summary>The largest second half of a key: what the instances have left of the other resource.</summary>
    public uint MaxSecond()
    {
        uint max = 0;
        foreach (var key in Keys.AsSpan(0, Count))
        {
            max = Math.Max(max, (uint)key);
        }

        return max;
    }
}
