using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Strategies;

namespace Plimsoll.Placement;

/// <summary>One request against one state of the fleet: what filters and rankings look things up in.</summary>
internal sealed class Attempt
{
    private readonly bool _isDaemon;

    public Attempt(Fleet fleet, PlacementRequest request)
    {
        Fleet = fleet;
        Request = request;
        Scope = fleet.Groups.FindScope(request.Group, request.Service);
        _isDaemon = fleet.Daemons.Has(request.Service);
        if (Scope is null)
        {
            return;
        }

        foreach (var ranking in request.Strategies.Rankings)
        {
            if (ranking is SpreadByAttribute spread)
            {
                Scope.Track(spread.Attribute, fleet.Slots);
            }
        }
    }

    public Fleet Fleet { get; }

    public PlacementRequest Request { get; }

    public Demand Demand => Request.Demand;

    /// <summary>The live tasks of the request's service or group; null when there are none.</summary>
    public GroupLedger? Scope { get; }

    /// <summary>Whether room is held for the request's own service, which it may use.</summary>
    public bool IsDaemon => _isDaemon;

    public int AvailableCpu(InstanceEntry instance) => _isDaemon ? Math.Max(0, CpuLeft(instance)) : instance.FreeCpu;

    public int AvailableMemory(InstanceEntry instance) => _isDaemon ? Math.Max(0, MemoryLeft(instance)) : instance.FreeMemory;

    public int AvailableEnis(InstanceEntry instance) => _isDaemon && instance.Instance.MaxEnis is not null
        ? Math.Max(0, EnisLeft(instance))
        : instance.AvailableEnis;

    /// <summary>CPU units left; negative on an instance that registered again with less than its tasks hold.</summary>
    public int CpuLeft(InstanceEntry instance) =>
        instance.Instance.Cpu - instance.CpuUsed - instance.CpuHeld + (_isDaemon ? Own(instance).Cpu : 0);

    /// <summary>MiB left; may be negative likewise.</summary>
    public int MemoryLeft(InstanceEntry instance) =>
        instance.Instance.Memory - instance.MemoryUsed - instance.MemoryHeld + (_isDaemon ? Own(instance).Memory : 0);

    /// <summary>Network interfaces left where their number is limited; may be negative likewise.</summary>
    public int EnisLeft(InstanceEntry instance) =>
        instance.Instance.MaxEnis!.Value - instance.EnisUsed - instance.EnisHeld + (_isDaemon ? Own(instance).Enis : 0);

    private (int Cpu, int Memory, int Enis) Own(InstanceEntry instance) => Fleet.Daemons.HeldFor(Request.Service!, instance);
}
