namespace Plimsoll.Placement.Fleets;

/// <summary>
/// The counts of every group and service. A service's tasks have the group <c>service:NAME</c>, so the two
/// share one ledger unless a task's group says otherwise.
/// </summary>
internal sealed class GroupLedgers
{
    private const string ServicePrefix = "service:";

    private readonly Dictionary<string, GroupLedger> _ledgers = new(StringComparer.Ordinal);

    public GroupLedger? Find(string name) => _ledgers.GetValueOrDefault(name);

    /// <summary>The ledger that spread and distinctInstance count by.</summary>
    public GroupLedger? FindScope(string group, string? service) =>
        service is null || IsGroupOf(group, service) ? Find(group) : Find(ServicePrefix + service);

    public TaskEntry Join(FleetTask task, InstanceEntry instance)
    {
        if (task.Stopping)
        {
            return new TaskEntry(task, instance, null, null);
        }

        var group = Get(task.Group);
        var service = task.Service is null || IsGroupOf(task.Group, task.Service) ? null : Get(ServicePrefix + task.Service);
        group.Add(instance, 1);
        service?.Add(instance, 1);
        return new TaskEntry(task, instance, group, service);
    }

    public void Leave(TaskEntry entry)
    {
        Leave(entry.Group, entry.Instance);
        Leave(entry.Service, entry.Instance);
    }

    /// <summary>Applies a change to an instance's attributes while its tasks are out of the counts by value.</summary>
    public void Move(InstanceEntry instance, Action change)
    {
        var levelled = instance.Tasks.SelectMany(entry => new[] { entry.Group, entry.Service }).OfType<GroupLedger>()
            .Where(ledger => ledger.Levels is not null).Distinct().ToArray();
        Count(instance, -1);
        foreach (var ledger in levelled)
        {
            ledger.Levels!.Count(instance, ledger.On(instance.Slot), present: false);
        }

        change();
        Count(instance, 1);
        foreach (var ledger in levelled)
        {
            // A change that made all classes anew dropped the levels.
            ledger.Levels?.Count(instance, ledger.On(instance.Slot), present: true);
        }
    }

    /// <summary>Every class is new: what was kept by class is worth nothing.</summary>
    public void DropLevels()
    {
        foreach (var ledger in _ledgers.Values)
        {
            ledger.DropLevels(classesRemain: false);
        }
    }

    private static void Count(InstanceEntry instance, int delta)
    {
        foreach (var entry in instance.Tasks)
        {
            entry.Group?.AddByValue(instance, delta);
            entry.Service?.AddByValue(instance, delta);
        }
    }

    private static bool IsGroupOf(string group, string service) =>
        group.Length == ServicePrefix.Length + service.Length
        && group.StartsWith(ServicePrefix, StringComparison.Ordinal)
        && group.EndsWith(service, StringComparison.Ordinal);

    private GroupLedger Get(string name)
    {
        if (!_ledgers.TryGetValue(name, out var ledger))
        {
            ledger = new GroupLedger(name);
            _ledgers.Add(name, ledger);
        }

        return ledger;
    }

    private void Leave(GroupLedger? ledger, InstanceEntry instance)
    {
        if (ledger is null)
        {
            return;
        }

        ledger.Add(instance, -1);
        if (ledger.Total == 0)
        {
            ledger.DropLevels(classesRemain: true);
            _ledgers.Remove(ledger.Name);
        }
    }
}
