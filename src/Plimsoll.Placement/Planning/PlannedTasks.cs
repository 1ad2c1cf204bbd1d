using Plimsoll.Placement.Fleets;

namespace Plimsoll.Placement.Planning;

/// <summary>Tasks that stand in a fleet only while a plan is made.</summary>
internal static class PlannedTasks
{
    public static FleetTask Of(PlacementRequest request, PlacementDecision decision, int index) => new()
    {
        Id = Id(index),
        InstanceId = decision.InstanceId!,
        Group = request.Group,
        Service = request.Service,
        Demand = request.Demand,
        GpuIds = decision.GpuIds,
    };

    // A NUL cannot occur in a task id or ARN, so a planned task never hides a real one.
    public static string Id(int index) => $"\0plan-{index}";
}
