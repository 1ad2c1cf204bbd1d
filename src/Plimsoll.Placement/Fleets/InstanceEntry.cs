using Plimsoll.Placement.Querying;

namespace Plimsoll.Placement.Fleets;

/// <summary>One instance in the ledger: what it registered, what its tasks hold, what is kept for daemons.</summary>
internal sealed class InstanceEntry(int slot, FleetInstance instance, Func<string, GroupLedger?> findGroup) : IInstanceFacts
{
    /// <summary>Stands for "has no such attribute" among attribute values.</summary>
    public const string NoValue = "\0";

    /// <summary>Its place in the fleet's columns; reused after the instance is gone.</summary>
    public int Slot => slot;

    public FleetInstance Instance { get; set; } = instance;

    public List<TaskEntry> Tasks { get; } = [];

    /// <summary>The class that indexes it.</summary>
    public Indexing.InstanceClass? Class { get; set; }

    /// <summary>The CPU units under which the index has it.</summary>
    public int FreeCpu { get; set; }

    /// <summary>The memory under which the index has it.</summary>
    public int FreeMemory { get; set; }

    public int CpuUsed { get; set; }

    public int MemoryUsed { get; set; }

    public int EnisUsed { get; set; }

    public int CpuHeld { get; set; }

    public int MemoryHeld { get; set; }

    public int EnisHeld { get; set; }

    public PortLedger Tcp { get; } = new();

    public PortLedger Udp { get; } = new();

    public GpuLedger Gpus { get; } = new();

    public int AvailableCpu => Math.Max(0, Instance.Cpu - CpuUsed - CpuHeld);

    public int AvailableMemory => Math.Max(0, Instance.Memory - MemoryUsed - MemoryHeld);

    public int AvailableEnis => Instance.MaxEnis is { } max ? Math.Max(0, max - EnisUsed - EnisHeld) : int.MaxValue;

    public string? Ec2InstanceId => Instance.Ec2InstanceId;

    public string? AgentVersion => Instance.AgentVersion;

    public bool AgentConnected => Instance.AgentConnected;

    public DateTimeOffset RegisteredAt => Instance.RegisteredAt;

    public int RunningTasksCount { get; set; }

    public IEnumerable<string> TaskGroups => Tasks.Where(entry => !entry.Task.Stopping).Select(entry => entry.Task.Group);

    public bool HasTaskInGroup(string group) => findGroup(group)?.On(slot) > 0;

    public bool TryGetAttribute(string name, out string? value) => Instance.Attributes.TryGetValue(name, out value);

    /// <summary>The bucket that the instance falls in when tasks are spread over an attribute.</summary>
    public string AttributeBucket(string name) => Instance.Attributes.TryGetValue(name, out var value) ? value ?? "" : NoValue;

    public void Add(TaskEntry entry)
    {
        entry.Index = Tasks.Count;
        Tasks.Add(entry);
        Hold(entry.Task.Demand, 1);
        Tcp.Take(entry.Task.Demand.TcpPorts);
        Udp.Take(entry.Task.Demand.UdpPorts);
        if (entry.Task.GpuIds.Count > 0)
        {
            Gpus.Take(entry.Task.GpuIds);
        }

        RunningTasksCount += entry.Task.Running ? 1 : 0;
    }

    public void Remove(TaskEntry entry)
    {
        var last = Tasks[^1];
        Tasks[entry.Index] = last;
        last.Index = entry.Index;
        Tasks.RemoveAt(Tasks.Count - 1);
        Hold(entry.Task.Demand, -1);
        Tcp.Release(entry.Task.Demand.TcpPorts);
        Udp.Release(entry.Task.Demand.UdpPorts);
        if (entry.Task.GpuIds.Count > 0)
        {
            Gpus.Release(entry.Task.GpuIds);
        }

        RunningTasksCount -= entry.Task.Running ? 1 : 0;
    }

    private void Hold(Demand demand, int sign)
    {
        CpuUsed += sign * demand.Cpu;
        MemoryUsed += sign * demand.Memory;
        EnisUsed += sign * demand.Enis;
    }
}
