using Plimsoll.Cells.Tables;
using Plimsoll.Ecs.Model;
using Plimsoll.Placement;
using Plimsoll.Placement.Fleets;

namespace Plimsoll.Ecs.Control.Placement;

/// <summary>The placement ledgers of a cell's clusters, kept in step with its instances and tasks.</summary>
/// <param name="seed">Of the random choices of placement.</param>
internal sealed class FleetIndex(ulong seed) : IDerived
{
    private readonly Dictionary<string, Fleet> _fleets = new(StringComparer.Ordinal);

    /// <summary>Random choices; used under the cell's lock alone.</summary>
    public IChance Chance { get; } = new SeededChance(seed);

    /// <summary>The ledger of a cluster. Its ids are the keys of the records.</summary>
    public Fleet Of(string cluster)
    {
        if (!_fleets.TryGetValue(cluster, out var fleet))
        {
            _fleets[cluster] = fleet = new Fleet();
        }

        return fleet;
    }

    /// <inheritdoc/>
    public void Apply(Table table, object? old, object? @new)
    {
        switch (@new ?? old)
        {
            case ContainerInstanceRecord instance:
                Instance(instance.Cluster, old as ContainerInstanceRecord, @new as ContainerInstanceRecord);
                break;
            case ServiceRecord:
                Daemon(old as ServiceRecord, @new as ServiceRecord);
                break;
            case TaskRecord task:
                Task(task.Cluster, old as TaskRecord, @new as TaskRecord);
                break;
            default:
                break;
        }
    }

    private static FleetTask? Held(TaskRecord? task) => task is null || task.InstanceKey is null || task.Task.LastStatus == TaskStatuses.Stopped
        ? null
        : new FleetTask
        {
            Id = task.Key,
            InstanceId = task.InstanceKey,
            Group = task.Task.Group!,
            Service = task.Service,
            Demand = task.Demand,
            GpuIds = task.GpuIds,
            Stopping = task.Task.DesiredStatus == TaskStatuses.Stopped,
            Running = TaskStatuses.CountsAsRunning(task.Task.LastStatus),
        };

    private void Instance(string cluster, ContainerInstanceRecord? old, ContainerInstanceRecord? @new)
    {
        var before = old is null || old.Instance.Status == InstanceStatuses.Inactive ? null : old;
        var after = @new is null || @new.Instance.Status == InstanceStatuses.Inactive ? null : @new;
        if (after is not null)
        {
            Of(cluster).PutInstance(FleetInstances.From(after));
        }
        else if (before is not null)
        {
            Of(cluster).RemoveInstance(before.Key);
        }
    }

    // Its room is kept from the moment that it is there until it is being deleted.
    private void Daemon(ServiceRecord? old, ServiceRecord? @new)
    {
        var before = old is { IsActive: true } ? old.Claim : null;
        var after = @new is { IsActive: true } ? @new.Claim : null;
        if (after is not null && !ReferenceEquals(before, after))
        {
            Of(@new!.Cluster).PutDaemon(PlacementRequests.Reservation(@new.Name, after));
        }
        else if (before is not null && after is null)
        {
            Of(old!.Cluster).RemoveDaemon(old.Name);
        }
    }

    private void Task(string cluster, TaskRecord? old, TaskRecord? @new)
    {
        if (Held(@new) is { } held)
        {
            Of(cluster).PutTask(held);
        }
        else if (Held(old) is { } gone)
        {
            Of(cluster).RemoveTask(gone.Id);
        }
    }
}
