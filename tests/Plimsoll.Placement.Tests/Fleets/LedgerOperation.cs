using Plimsoll.Placement.Fleets;

namespace Plimsoll.Placement.Tests.Fleets;

/// <summary>One change of a ledger, as data: it can be done to a fleet, which gives what undoes it, and to the model.</summary>
internal abstract record LedgerOperation
{
    /// <summary>Does it; the answer undoes it, and is null when there was nothing to do.</summary>
    public abstract LedgerOperation? Do(Fleet fleet);

    public abstract void Do(NaiveLedger ledger);
}

internal sealed record PutInstance(FleetInstance Instance) : LedgerOperation
{
    public override LedgerOperation Do(Fleet fleet) =>
        fleet.PutInstance(Instance) is { } previous ? new PutInstance(previous) : new RemoveInstance(Instance.Id);

    public override void Do(NaiveLedger ledger) => ledger.Instances[Instance.Id] = Instance;
}

/// <summary>Does nothing while the instance holds tasks, which a fleet refuses.</summary>
internal sealed record RemoveInstance(string Id) : LedgerOperation
{
    public override LedgerOperation? Do(Fleet fleet) =>
        fleet.TasksOn(Id).Count == 0 && fleet.RemoveInstance(Id) is { } previous ? new PutInstance(previous) : null;

    public override void Do(NaiveLedger ledger)
    {
        if (!ledger.TasksOn(Id).Any())
        {
            ledger.Instances.Remove(Id);
        }
    }
}

/// <summary>Does nothing when the instance is not there, which a fleet refuses.</summary>
internal sealed record PutTask(FleetTask Task) : LedgerOperation
{
    public override LedgerOperation? Do(Fleet fleet)
    {
        if (!fleet.TryGetInstance(Task.InstanceId, out _))
        {
            return null;
        }

        return fleet.PutTask(Task) is { } previous ? new PutTask(previous) : new RemoveTask(Task.Id);
    }

    public override void Do(NaiveLedger ledger)
    {
        if (ledger.Instances.ContainsKey(Task.InstanceId))
        {
            ledger.Tasks[Task.Id] = Task;
        }
    }
}

internal sealed record RemoveTask(string Id) : LedgerOperation
{
    public override LedgerOperation? Do(Fleet fleet) => fleet.RemoveTask(Id) is { } previous ? new PutTask(previous) : null;

    public override void Do(NaiveLedger ledger) => ledger.Tasks.Remove(Id);
}
