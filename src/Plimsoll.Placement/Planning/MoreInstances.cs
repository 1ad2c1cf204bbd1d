using Plimsoll.Placement.Filters;
using Plimsoll.Placement.Fleets;

namespace Plimsoll.Placement.Planning;

/// <summary>Finds the instance of which the fewest empty copies would hold the tasks that are left over.</summary>
internal static class MoreInstances
{
    public static Remedy? Like(Attempt attempt, Filter[] filters, int missing)
    {
        // Where one of these refuses the original, it refuses a copy.
        var shared = filters.Where(filter => filter is PoolFilter or AttributeFilter or ZoneFilter).ToArray();
        InstanceEntry? model = null;
        var most = 0;
        foreach (var instance in attempt.Fleet.Slots)
        {
            // Trying costs as much as placing: only a copy that may hold more than the best is tried.
            if (instance is null
                || AtMost(attempt.Request, instance.Instance, missing) <= most
                || FilterPipeline.FirstRefusal(shared, attempt, instance) >= 0)
            {
                continue;
            }

            var fits = EmptyCopy.Holds(attempt, instance.Instance, missing);
            if (fits > most)
            {
                (model, most) = (instance, fits);
            }
        }

        if (model is null)
        {
            return null;
        }

        var needed = (missing + most - 1) / most;
        return new Remedy(
            $"{needed} more instance{(needed == 1 ? "" : "s")} like {model.Instance.Id} "
            + $"({model.Instance.Cpu} CPU units, {model.Instance.Memory} MiB)", needed, model.Instance.Id);
    }

    private static int AtMost(PlacementRequest request, FleetInstance instance, int limit)
    {
        var demand = request.Demand;
        var exclusive = request.Constraints.DistinctInstance || demand.TcpPorts.Count + demand.UdpPorts.Count > 0;
        var fits = exclusive ? 1 : limit;
        fits = Math.Min(fits, Ratio(instance.Cpu, demand.Cpu));
        fits = Math.Min(fits, Ratio(instance.Memory, demand.Memory));
        fits = Math.Min(fits, Ratio(instance.GpuIds.Count, demand.Gpus));
        return Math.Min(fits, Ratio(instance.MaxEnis ?? int.MaxValue, demand.Enis));
    }

    private static int Ratio(int available, int wanted) => wanted == 0 ? int.MaxValue : available / wanted;
}
