using Plimsoll.Placement.Querying;

namespace Plimsoll.Placement.Fleets;

/// <summary>What DAEMON services have reserved, and how much of it each instance still holds back.</summary>
internal sealed class DaemonLedger
{
    private readonly Dictionary<string, DaemonReservation> _reservations = new(StringComparer.Ordinal);
    private bool _readTasks;

    public IEnumerable<DaemonReservation> Reservations => _reservations.Values;

    public bool Has(string? service) => service is not null && _reservations.ContainsKey(service);

    public DaemonReservation? Put(DaemonReservation reservation, IEnumerable<InstanceEntry> instances)
    {
        _reservations.TryGetValue(reservation.Service, out var previous);
        _reservations[reservation.Service] = reservation;
        RecountAll(instances);
        return previous;
    }

    public DaemonReservation? Remove(string service, IEnumerable<InstanceEntry> instances)
    {
        if (_reservations.Remove(service, out var previous))
        {
            RecountAll(instances);
        }

        return previous;
    }

    public void TaskChanged(FleetTask task, InstanceEntry instance)
    {
        if (_readTasks || Has(task.Service))
        {
            Recount(instance);
        }
    }

    public void Recount(InstanceEntry instance)
    {
        var (cpu, memory, enis) = (0, 0, 0);
        foreach (var service in _reservations.Keys)
        {
            var held = HeldFor(service, instance);
            cpu += held.Cpu;
            memory += held.Memory;
            enis += held.Enis;
        }

        instance.CpuHeld = cpu;
        instance.MemoryHeld = memory;
        instance.EnisHeld = enis;
    }

    /// <summary>What is held back for one service: its demand less what its tasks on the instance hold already.</summary>
    public (int Cpu, int Memory, int Enis) HeldFor(string service, InstanceEntry instance)
    {
        var reservation = _reservations[service];
        if (!Qualifies(reservation, instance))
        {
            return default;
        }

        var (cpu, memory, enis) = (reservation.Demand.Cpu, reservation.Demand.Memory, reservation.Demand.Enis);
        foreach (var entry in instance.Tasks)
        {
            if (entry.Task.Service == service)
            {
                cpu -= entry.Task.Demand.Cpu;
                memory -= entry.Task.Demand.Memory;
                enis -= entry.Task.Demand.Enis;
            }
        }

        return (Math.Max(0, cpu), Math.Max(0, memory), Math.Max(0, enis));
    }

    private static bool Qualifies(DaemonReservation reservation, InstanceEntry instance) =>
        reservation.Pool.Contains(instance.Instance)
        && Filters.AttributeFilter.HasAll(reservation.RequiredAttributes, instance)
        && reservation.Constraints.MemberOf.All(query => query.Matches(instance));

    private void RecountAll(IEnumerable<InstanceEntry> instances)
    {
        _readTasks = _reservations.Values.Any(reservation =>
            reservation.Constraints.MemberOf.Any(query => query.DependsOn.HasFlag(FactKinds.Tasks)));
        foreach (var instance in instances)
        {
            Recount(instance);
        }
    }
}
