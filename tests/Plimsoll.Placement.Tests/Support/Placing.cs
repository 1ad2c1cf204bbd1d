using Plimsoll.Placement.Fleets;

namespace Plimsoll.Placement.Tests.Support;

/// <summary>Places tasks as a caller does: decide, then put.</summary>
internal static class Placing
{
    /// <summary>Places one task and records it; null when it does not fit.</summary>
    public static string? Run(this Fleet fleet, PlacementRequest request, string taskId, IChance? chance = null)
    {
        var decision = Placer.Place(fleet, request, chance ?? Some.Chance());
        if (decision.Placed)
        {
            fleet.PutTask(new FleetTask
            {
                Id = taskId,
                InstanceId = decision.InstanceId,
                Group = request.Group,
                Service = request.Service,
                Demand = request.Demand,
                GpuIds = decision.GpuIds,
            });
        }

        return decision.InstanceId;
    }

    /// <summary>Places several; the instances in order, null for those that did not fit.</summary>
    public static IReadOnlyList<string?> RunMany(this Fleet fleet, PlacementRequest request, int count, string prefix = "t", IChance? chance = null)
    {
        chance ??= Some.Chance();
        return [.. Enumerable.Range(0, count).Select(i => fleet.Run(request, $"{prefix}{i}", chance))];
    }
}
