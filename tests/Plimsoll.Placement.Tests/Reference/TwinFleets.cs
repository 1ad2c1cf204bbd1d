using Plimsoll.Placement.Fleets;

namespace Plimsoll.Placement.Tests.Reference;

/// <summary>The library's fleet and the reference's, told the same; every decision is checked against the reference.</summary>
internal sealed class TwinFleets
{
    private int _next;

    public Fleet Fleet { get; } = new();

    public ReferenceFleet Reference { get; } = new();

    public void Put(FleetInstance instance)
    {
        Fleet.PutInstance(instance);
        Reference.Instances[instance.Id] = instance;
    }

    public void Remove(string instanceId)
    {
        foreach (var task in Reference.Tasks.Values.Where(task => task.InstanceId == instanceId).ToArray())
        {
            RemoveTask(task.Id);
        }

        Fleet.RemoveInstance(instanceId);
        Reference.Instances.Remove(instanceId);
    }

    public void Put(FleetTask task)
    {
        Fleet.PutTask(task);
        Reference.Tasks[task.Id] = task;
    }

    public void RemoveTask(string taskId)
    {
        Fleet.RemoveTask(taskId);
        Reference.Tasks.Remove(taskId);
    }

    public void Put(DaemonReservation daemon)
    {
        Fleet.PutDaemon(daemon);
        Reference.Daemons[daemon.Service] = daemon;
    }

    public void RemoveDaemon(string service)
    {
        Fleet.RemoveDaemon(service);
        Reference.Daemons.Remove(service);
    }

    public void Place(PlacementRequest request, IChance chance)
    {
        var expected = ReferencePlacer.Place(Reference, request);
        var decision = Placer.Place(Fleet, request, chance);
        Agreement.Check(expected, decision, Reference, request);
        if (decision.Placed)
        {
            Put(new FleetTask
            {
                Id = $"t{_next++}",
                InstanceId = decision.InstanceId,
                Group = request.Group,
                Service = request.Service,
                Demand = request.Demand,
                GpuIds = decision.GpuIds,
                Running = _next % 2 == 0,
            });
        }
    }
}
