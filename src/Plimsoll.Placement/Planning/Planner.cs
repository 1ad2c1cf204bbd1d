using Plimsoll.Placement.Fleets;

namespace Plimsoll.Placement.Planning;

/// <summary>Says where tasks would go without placing them.</summary>
public static class Planner
{
    /// <summary>Places tasks one after another, each seeing those before it, and leaves the fleet as it was.</summary>
    /// <param name="fleet">The cluster as it is.</param>
    /// <param name="request">What each task asks for.</param>
    /// <param name="count">How many tasks; 1 or more.</param>
    /// <param name="chance">A generator of its own, so that planning does not move the one that placing draws from.</param>
    public static PlacementPlan Plan(Fleet fleet, PlacementRequest request, int count, IChance chance)
    {
        ArgumentNullException.ThrowIfNull(fleet);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var placed = new List<PlannedTask>();
        try
        {
            while (placed.Count < count)
            {
                var decision = Placer.Place(fleet, request, chance);
                if (!decision.Placed)
                {
                    var missing = count - placed.Count;
                    return new PlacementPlan(placed, missing, decision.Failures, Remedies.For(fleet, request, missing));
                }

                fleet.PutTask(PlannedTasks.Of(request, decision, placed.Count));
                placed.Add(new PlannedTask(decision.InstanceId, decision.GpuIds, decision.Explanation));
            }

            return new PlacementPlan(placed, 0, [], []);
        }
        finally
        {
            for (var i = 0; i < placed.Count; i++)
            {
                fleet.RemoveTask(PlannedTasks.Id(i));
            }
        }
    }
}
