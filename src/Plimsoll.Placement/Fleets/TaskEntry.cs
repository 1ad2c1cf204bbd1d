namespace Plimsoll.Placement.Fleets;

/// <summary>A task in the ledger, with its place in the instance's list, so that removal does not search.</summary>
internal sealed class TaskEntry(FleetTask task, InstanceEntry instance, GroupLedger group, GroupLedger? service)
{
    public FleetTask Task => task;

    public InstanceEntry Instance => instance;

    /// <summary>Counts for standalone placement and <c>task:group</c>.</summary>
    public GroupLedger Group => group;

    /// <summary>Counts for the service's placement; null when they are the group's own.</summary>
    public GroupLedger? Service => service;

    public int Index { get; set; }
}
