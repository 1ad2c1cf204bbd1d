namespace Plimsoll.Placement.Fleets;

/// <summary>A task in the ledger, with its place in the instance's list, so that removal does not search.</summary>
internal sealed class TaskEntry(FleetTask task, InstanceEntry instance, GroupLedger? group, GroupLedger? service)
{
    public FleetTask Task => task;

    public InstanceEntry Instance => instance;

    /// <summary>Counts it for standalone placement and <c>task:group</c>; null while it is stopping.</summary>
    public GroupLedger? Group => group;

    /// <summary>Counts it for the service's placement; null when the group's ledger does, and while it is stopping.</summary>
    public GroupLedger? Service => service;

    public int Index { get; set; }
}
