using Plimsoll.Placement.Fleets;

namespace Plimsoll.Placement.Indexing;

/// <summary>
/// The instances of each class by how many tasks of one group they hold: what spreading over instances searches.
/// Instances without any are the rest of the class; they are listed only once the group is on a good part of it.
/// </summary>
internal sealed class GroupLevels(Func<int, int> countOn)
{
    private readonly Dictionary<InstanceClass, ClassLevels> _classes = [];
    private readonly Dictionary<int, int> _positions = [];

    public ClassLevels? In(InstanceClass instanceClass) => _classes.GetValueOrDefault(instanceClass);

    /// <summary>Records that an instance went from one count to another; 0 is none.</summary>
    public void Move(InstanceEntry entry, int from, int to)
    {
        var levels = Get(entry.Class!);
        Take(levels, entry.Slot, from);
        Put(levels, entry.Slot, to);
        levels.Holders += (to > 0 ? 1 : 0) - (from > 0 ? 1 : 0);
        Balance(entry.Class!, levels);
    }

    /// <summary>Takes an instance out before it changes class, or puts it back after.</summary>
    public void Count(InstanceEntry entry, int count, bool present)
    {
        var levels = Get(entry.Class!);
        if (present)
        {
            Put(levels, entry.Slot, count);
        }
        else
        {
            Take(levels, entry.Slot, count);
        }

        levels.Holders += present ? 1 : -1;
    }

    /// <summary>An instance joined a class whose task-less members are listed.</summary>
    public void Joined(InstanceClass instanceClass, InstanceEntry entry)
    {
        if (countOn(entry.Slot) == 0)
        {
            Put(_classes[instanceClass], entry.Slot, 0);
        }
    }

    /// <summary>An instance left such a class.</summary>
    public void Left(InstanceClass instanceClass, InstanceEntry entry)
    {
        if (countOn(entry.Slot) == 0)
        {
            Take(_classes[instanceClass], entry.Slot, 0);
        }
    }

    /// <summary>Lets the classes forget it.</summary>
    public void Detach()
    {
        foreach (var (instanceClass, levels) in _classes)
        {
            if (levels.TracksZero)
            {
                instanceClass.Unwatch(this);
            }
        }
    }

    private ClassLevels Get(InstanceClass instanceClass)
    {
        if (!_classes.TryGetValue(instanceClass, out var levels))
        {
            levels = new ClassLevels();
            _classes.Add(instanceClass, levels);
        }

        return levels;
    }

    private void Put(ClassLevels levels, int slot, int count)
    {
        if (count > 0 || levels.TracksZero)
        {
            var bag = levels.Level(count);
            _positions[slot] = bag.Count;
            bag.Add(slot);
        }
    }

    private void Take(ClassLevels levels, int slot, int count)
    {
        var bag = levels.Level(count);
        if (!_positions.TryGetValue(slot, out var position) || position >= bag.Count || bag[position] != slot)
        {
            return;
        }

        var last = bag[^1];
        bag[position] = last;
        _positions[last] = position;
        bag.RemoveAt(bag.Count - 1);
        _positions.Remove(slot);
    }

    private void Balance(InstanceClass instanceClass, ClassLevels levels)
    {
        if (!levels.TracksZero && levels.Holders * 4 >= instanceClass.Count)
        {
            levels.TracksZero = true;
            instanceClass.Watch(this);
            for (var b = 0; b < instanceClass.ByMemory.BlockCount; b++)
            {
                var block = instanceClass.ByMemory.Block(b);
                for (var i = 0; i < block.Count; i++)
                {
                    if (countOn(block.Slots[i]) == 0)
                    {
                        Put(levels, block.Slots[i], 0);
                    }
                }
            }
        }
        else if (levels.TracksZero && levels.Holders * 8 < instanceClass.Count)
        {
            foreach (var slot in levels.Zero)
            {
                _positions.Remove(slot);
            }

            levels.Zero.Clear();
            levels.TracksZero = false;
            instanceClass.Unwatch(this);
        }
    }
}
