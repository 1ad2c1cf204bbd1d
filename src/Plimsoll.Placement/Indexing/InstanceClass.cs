using Plimsoll.Placement.Fleets;

namespace Plimsoll.Placement.Indexing;

/// <summary>
/// Instances that no request asked so far can tell apart by anything but their tasks and their identity: same
/// pool, state, agent and the same values of every attribute that requests look at. What holds for one holds for all.
/// </summary>
internal sealed class InstanceClass(FleetInstance sample, IReadOnlyList<InstanceEntry?> slots)
{
    private readonly List<GroupLevels> _watchers = [];

    /// <summary>Stands for the members when a filter is asked about what they share.</summary>
    public InstanceEntry Sample { get; } = new(-1, sample, _ => null);

    public SortedIndex ByMemory { get; } = new(slots);

    public SortedIndex ByCpu { get; } = new(slots);

    public int Count => ByMemory.Count;

    public static ulong MemoryKey(int memory, int cpu) => ((ulong)(uint)memory << 32) | (uint)cpu;

    public static ulong CpuKey(int cpu, int memory) => ((ulong)(uint)cpu << 32) | (uint)memory;

    public void Add(InstanceEntry entry)
    {
        entry.Class = this;
        entry.FreeCpu = entry.AvailableCpu;
        entry.FreeMemory = entry.AvailableMemory;
        ByMemory.Insert(MemoryKey(entry.FreeMemory, entry.FreeCpu), entry);
        ByCpu.Insert(CpuKey(entry.FreeCpu, entry.FreeMemory), entry);
        foreach (var watcher in _watchers)
        {
            watcher.Joined(this, entry);
        }
    }

    public void Remove(InstanceEntry entry)
    {
        ByMemory.Remove(MemoryKey(entry.FreeMemory, entry.FreeCpu), entry.Slot);
        ByCpu.Remove(CpuKey(entry.FreeCpu, entry.FreeMemory), entry.Slot);
        entry.Class = null;
        foreach (var watcher in _watchers)
        {
            watcher.Left(this, entry);
        }
    }

    /// <summary>Moves a member to where what it has left now belongs.</summary>
    public void Refresh(InstanceEntry entry)
    {
        var (cpu, memory) = (entry.AvailableCpu, entry.AvailableMemory);
        if (cpu == entry.FreeCpu && memory == entry.FreeMemory)
        {
            ByMemory.Raise(MemoryKey(memory, cpu), entry);
            ByCpu.Raise(CpuKey(cpu, memory), entry);
            return;
        }

        ByMemory.Remove(MemoryKey(entry.FreeMemory, entry.FreeCpu), entry.Slot);
        ByCpu.Remove(CpuKey(entry.FreeCpu, entry.FreeMemory), entry.Slot);
        entry.FreeCpu = cpu;
        entry.FreeMemory = memory;
        ByMemory.Insert(MemoryKey(memory, cpu), entry);
        ByCpu.Insert(CpuKey(cpu, memory), entry);
    }

    public void Watch(GroupLevels watcher) => _watchers.Add(watcher);

    public void Unwatch(GroupLevels watcher) => _watchers.Remove(watcher);
}
