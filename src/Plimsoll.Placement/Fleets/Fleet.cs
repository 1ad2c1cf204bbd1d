using System.Diagnostics.CodeAnalysis;
using Plimsoll.Placement.Indexing;
using Plimsoll.Placement.Searching;

namespace Plimsoll.Placement.Fleets;

/// <summary>
/// The ledger of one cluster: its instances, the tasks on them, what is left. Every change is exact and has
/// an inverse (put what was returned, or remove what was put), so a transaction can be rolled back.
/// Not safe for concurrent use: the caller lets one thread in at a time, readers included.
/// </summary>
public sealed class Fleet
{
    private readonly Dictionary<string, InstanceEntry> _instances = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TaskEntry> _tasks = new(StringComparer.Ordinal);
    private readonly List<InstanceEntry?> _slots = [];
    private readonly Stack<int> _freeSlots = new();
    private readonly GroupLedgers _groups = new();
    private readonly DaemonLedger _daemons = new();
    private readonly ClassTable _classes;

    /// <summary>An empty fleet.</summary>
    public Fleet() => _classes = new ClassTable(_slots, _groups.DropLevels);

    /// <summary>How many instances are in it, whatever their state.</summary>
    public int InstanceCount => _instances.Count;

    /// <summary>How many tasks hold resources.</summary>
    public int TaskCount => _tasks.Count;

    /// <summary>Goes up with every change: what was decided at one version holds until it moves.</summary>
    public long Version { get; private set; }

    /// <summary>The instances, in no particular order.</summary>
    public IEnumerable<FleetInstance> Instances => _instances.Values.Select(entry => entry.Instance);

    internal IReadOnlyList<InstanceEntry?> Slots => _slots;

    internal GroupLedgers Groups => _groups;

    internal DaemonLedger Daemons => _daemons;

    internal ClassTable Classes => _classes;

    /// <summary>Adds an instance, or replaces what is known of it; its tasks stay.</summary>
    /// <returns>What was known before; null when it is new.</returns>
    public FleetInstance? PutInstance(FleetInstance instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        Version++;
        if (_instances.TryGetValue(instance.Id, out var entry))
        {
            var previous = entry.Instance;
            _groups.Move(entry, () =>
            {
                Register(entry, instance);
                _classes.Update(entry);
            });
            return previous;
        }

        var slot = _freeSlots.TryPop(out var free) ? free : _slots.Count;
        if (slot == _slots.Count)
        {
            _slots.Add(null);
        }

        entry = new InstanceEntry(slot, instance, _groups.Find);
        _slots[slot] = entry;
        _instances.Add(instance.Id, entry);
        Register(entry, instance);
        _classes.Add(entry);
        return null;
    }

    /// <summary>Removes an instance that holds no task.</summary>
    /// <returns>What was known of it; null when it was not there.</returns>
    /// <exception cref="InvalidOperationException">It still holds tasks: remove them first.</exception>
    public FleetInstance? RemoveInstance(string instanceId)
    {
        if (!_instances.TryGetValue(instanceId, out var entry))
        {
            return null;
        }

        if (entry.Tasks.Count > 0)
        {
            throw new InvalidOperationException($"Instance {instanceId} still holds {entry.Tasks.Count} tasks.");
        }

        Version++;
        _instances.Remove(instanceId);
        entry.Class!.Remove(entry);
        _slots[entry.Slot] = null;
        _freeSlots.Push(entry.Slot);
        return entry.Instance;
    }

    /// <summary>
    /// Records a task on its instance, or replaces what is known of it. Records facts: it does not check
    /// that the task fits, which is <see cref="Placer"/>'s work.
    /// </summary>
    /// <returns>What was known before; null when it is new.</returns>
    /// <exception cref="InvalidOperationException">Its instance is not in the fleet.</exception>
    public FleetTask? PutTask(FleetTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        if (!_instances.TryGetValue(task.InstanceId, out var instance))
        {
            throw new InvalidOperationException($"Instance {task.InstanceId} of task {task.Id} is not in the fleet.");
        }

        var previous = RemoveTask(task.Id);
        Version++;
        var entry = _groups.Join(task, instance);
        _tasks.Add(task.Id, entry);
        instance.Add(entry);
        _daemons.TaskChanged(task, instance);
        instance.Class!.Refresh(instance);
        return previous;
    }

    /// <summary>Frees what a task holds.</summary>
    /// <returns>What was known of it; null when it was not there.</returns>
    public FleetTask? RemoveTask(string taskId)
    {
        if (!_tasks.Remove(taskId, out var entry))
        {
            return null;
        }

        Version++;
        _groups.Leave(entry);
        entry.Instance.Remove(entry);
        _daemons.TaskChanged(entry.Task, entry.Instance);
        entry.Instance.Class!.Refresh(entry.Instance);
        return entry.Task;
    }

    /// <summary>Reserves room for a DAEMON service, or replaces its reservation.</summary>
    /// <returns>The reservation before; null when there was none.</returns>
    public DaemonReservation? PutDaemon(DaemonReservation reservation)
    {
        ArgumentNullException.ThrowIfNull(reservation);
        Version++;
        var previous = _daemons.Put(reservation, _instances.Values);
        RefreshAll();
        return previous;
    }

    /// <summary>Lets a DAEMON service's reservation go.</summary>
    /// <returns>The reservation; null when there was none.</returns>
    public DaemonReservation? RemoveDaemon(string service)
    {
        Version++;
        var previous = _daemons.Remove(service, _instances.Values);
        RefreshAll();
        return previous;
    }

    /// <summary>Looks an instance up.</summary>
    public bool TryGetInstance(string instanceId, [NotNullWhen(true)] out FleetInstance? instance)
    {
        instance = Entry(instanceId)?.Instance;
        return instance is not null;
    }

    /// <summary>Looks a task up.</summary>
    public bool TryGetTask(string taskId, [NotNullWhen(true)] out FleetTask? task)
    {
        task = _tasks.TryGetValue(taskId, out var entry) ? entry.Task : null;
        return task is not null;
    }

    /// <summary>What an instance has left, daemon reservations not subtracted; null when it is not in the fleet.</summary>
    public Remaining? GetRemaining(string instanceId) => Entry(instanceId) is not { } entry
        ? null
        : new Remaining(
            entry.Instance.Cpu - entry.CpuUsed,
            entry.Instance.Memory - entry.MemoryUsed,
            entry.Tcp.Used(),
            entry.Udp.Used(),
            entry.Gpus.FreeIds(),
            entry.Instance.MaxEnis - entry.EnisUsed);

    /// <summary>The tasks on an instance, in no particular order; empty when it is not in the fleet.</summary>
    public IReadOnlyList<FleetTask> TasksOn(string instanceId) =>
        Entry(instanceId) is { } entry ? [.. entry.Tasks.Select(task => task.Task)] : [];

    /// <summary>Whether an instance satisfies an expression; false when it is not in the fleet.</summary>
    public bool Matches(string instanceId, Querying.ClusterQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Entry(instanceId) is { } entry && query.Matches(entry);
    }

    internal InstanceEntry? Entry(string instanceId) => _instances.GetValueOrDefault(instanceId);

    internal PreparedRequest Prepare(PlacementRequest request)
    {
        if (request.Prepared.Value is not { } prepared || !prepared.IsFor(this, request))
        {
            prepared = new PreparedRequest(this, request);
            request.Prepared = new PreparedMemo(prepared);
        }

        prepared.Update();
        return prepared;
    }

    internal TaskEntry TaskEntry(string taskId) => _tasks.TryGetValue(taskId, out var entry)
        ? entry
        : throw new InvalidOperationException($"Task {taskId} is not in the fleet.");

    private void RefreshAll()
    {
        foreach (var entry in _instances.Values)
        {
            entry.Class!.Refresh(entry);
        }
    }

    private void Register(InstanceEntry entry, FleetInstance instance)
    {
        entry.Instance = instance;
        entry.Tcp.Reserve(instance.ReservedTcpPorts);
        entry.Udp.Reserve(instance.ReservedUdpPorts);
        entry.Gpus.Register(instance.GpuIds);
        _daemons.Recount(entry);
    }
}
