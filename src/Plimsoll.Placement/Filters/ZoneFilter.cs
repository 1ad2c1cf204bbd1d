using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Strategies;

namespace Plimsoll.Placement.Filters;

/// <summary>An awsvpc task's instance must be in a zone of one of its subnets.</summary>
internal sealed class ZoneFilter : Filter
{
    public override string Name => "zones";

    public override string? Reason => FailureReasons.Location;

    public override bool Applies(PlacementRequest request) => request.AllowedZones is not null;

    public override bool Admits(Attempt attempt, InstanceEntry instance) => IsIn(attempt.Request.AllowedZones!, instance);

    public static bool IsIn(IReadOnlyList<string> zones, InstanceEntry instance)
    {
        var zone = instance.AttributeBucket(StrategyChain.ZoneAttribute);
        for (var i = 0; i < zones.Count; i++)
        {
            if (zones[i] == zone)
            {
                return true;
            }
        }

        return false;
    }

    public override string Explain(Attempt attempt, InstanceEntry instance) =>
        $"is in {(instance.TryGetAttribute(StrategyChain.ZoneAttribute, out var zone) ? $"zone {zone}" : "no zone")}, "
        + $"the subnets are in {string.Join(", ", attempt.Request.AllowedZones!)}";

    public override string Remedy(Attempt attempt, InstanceEntry instance) =>
        $"a subnet in {(instance.TryGetAttribute(StrategyChain.ZoneAttribute, out var zone) ? $"zone {zone}" : "its zone")}";
}
