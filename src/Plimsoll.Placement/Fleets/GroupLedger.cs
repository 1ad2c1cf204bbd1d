using Plimsoll.Placement.Indexing;

namespace Plimsoll.Placement.Fleets;

/// <summary>Where the live tasks (desiredStatus RUNNING) of one group or service are.</summary>
internal sealed class GroupLedger(string name)
{
    private readonly Dictionary<int, int> _bySlot = [];
    private readonly Dictionary<string, Dictionary<string, int>> _byValue = new(StringComparer.Ordinal);

    public string Name => name;

    public int Total { get; private set; }

    /// <summary>Its instances by how many tasks they hold; null until a search asks.</summary>
    public GroupLevels? Levels { get; private set; }

    /// <summary>Slots of instances that hold at least one of its tasks.</summary>
    public Dictionary<int, int>.KeyCollection Slots => _bySlot.Keys;

    /// <summary>How many of its tasks are on an instance.</summary>
    public int On(int slot) => _bySlot.GetValueOrDefault(slot);

    /// <summary>How many of its tasks are on instances with this value of the attribute.</summary>
    public int WithValue(string attribute, string value) =>
        _byValue.TryGetValue(attribute, out var counts) ? counts.GetValueOrDefault(value) : 0;

    /// <summary>Starts to count by an attribute, from the instances that hold its tasks now.</summary>
    public void Track(string attribute, IReadOnlyList<InstanceEntry?> instances)
    {
        if (_byValue.ContainsKey(attribute))
        {
            return;
        }

        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (slot, count) in _bySlot)
        {
            var value = instances[slot]!.AttributeBucket(attribute);
            counts[value] = counts.GetValueOrDefault(value) + count;
        }

        _byValue[attribute] = counts;
    }

    public void Add(InstanceEntry instance, int delta)
    {
        Total += delta;
        var before = On(instance.Slot);
        var count = before + delta;
        if (count == 0)
        {
            _bySlot.Remove(instance.Slot);
        }
        else
        {
            _bySlot[instance.Slot] = count;
        }

        AddByValue(instance, delta);
        Levels?.Move(instance, before, count);
    }

    /// <summary>Starts to keep <see cref="Levels"/>.</summary>
    public GroupLevels KeepLevels(IReadOnlyList<InstanceEntry?> instances)
    {
        if (Levels is null)
        {
            Levels = new GroupLevels(On);
            foreach (var (slot, count) in _bySlot)
            {
                Levels.Move(instances[slot]!, 0, count);
            }
        }

        return Levels;
    }

    /// <summary>Stops: the classes are no more, or the group is not.</summary>
    public void DropLevels(bool classesRemain)
    {
        if (classesRemain)
        {
            Levels?.Detach();
        }

        Levels = null;
    }

    /// <summary>Takes the instance's tasks out of, or puts them back into, the counts by value around a change of its attributes.</summary>
    public void AddByValue(InstanceEntry instance, int delta)
    {
        foreach (var (attribute, counts) in _byValue)
        {
            var value = instance.AttributeBucket(attribute);
            counts[value] = counts.GetValueOrDefault(value) + delta;
        }
    }
}
