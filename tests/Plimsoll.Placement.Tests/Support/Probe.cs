using Plimsoll.Placement.Filters;
using Plimsoll.Placement.Fleets;

namespace Plimsoll.Placement.Tests.Support;

/// <summary>Asks one filter about one instance.</summary>
internal sealed class Probe(Filter filter, Fleet fleet, PlacementRequest request, string instanceId)
{
    private readonly Attempt _attempt = new(fleet, request);
    private readonly InstanceEntry _instance = fleet.Entry(instanceId)!;

    public bool Applies => filter.Applies(request);

    public bool Admits => filter.Admits(_attempt, _instance);

    public string Words => filter.Explain(_attempt, _instance);

    public string Remedy => filter.Remedy(_attempt, _instance);

    public double Distance => filter.Distance(_attempt, _instance);

    public static Probe Of(Filter filter, PlacementRequest request, FleetInstance instance, params FleetTask[] tasks)
    {
        var fleet = Some.Fleet(instance);
        foreach (var task in tasks)
        {
            fleet.PutTask(task);
        }

        return new Probe(filter, fleet, request, instance.Id);
    }
}
