using Plimsoll.Placement.Fleets;

namespace Plimsoll.Placement.Filters;

/// <summary>The filters in the order in which ECS asks them. A tick list for adding one is in docs/to-add-a-strategy.md.</summary>
internal static class FilterPipeline
{
    private static readonly Filter[] Resources =
    [
        new AgentFilter(), new AttributeFilter(), new ZoneFilter(), new CpuFilter(), new MemoryFilter(),
        TcpPortFilter.Shared, UdpPortFilter.Shared, new GpuFilter(), new EniFilter(),
    ];

    private static readonly Filter[] Scheduled =
        [new PoolFilter(), new StatusFilter(), .. Resources, new MemberOfFilter(), new DistinctInstanceFilter()];

    private static readonly Filter[] Started = [new StartTaskStatusFilter(), .. Resources];

    /// <summary>For RunTask and services.</summary>
    public static Filter[] ForScheduling(PlacementRequest request) => [.. Scheduled.Where(filter => filter.Applies(request))];

    /// <summary>For StartTask, which bypasses constraints, capacity providers and drain.</summary>
    public static Filter[] ForStartTask(PlacementRequest request) => [.. Started.Where(filter => filter.Applies(request))];

    /// <summary>The first filter that refuses the instance, counted from 0; -1 when all admit it.</summary>
    public static int FirstRefusal(Filter[] filters, Attempt attempt, InstanceEntry instance)
    {
        for (var i = 0; i < filters.Length; i++)
        {
            if (!filters[i].Admits(attempt, instance))
            {
                return i;
            }
        }

        return -1;
    }
}
