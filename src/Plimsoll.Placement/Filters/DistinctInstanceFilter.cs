using Plimsoll.Placement.Fleets;

namespace Plimsoll.Placement.Filters;

/// <summary>No live task of the same service (standalone: the same group) is on the instance.</summary>
internal sealed class DistinctInstanceFilter : Filter
{
    public override string Name => "distinctInstance";

    public override string? Reason => FailureReasons.DistinctInstance;

    public override bool Applies(PlacementRequest request) => request.Constraints.DistinctInstance;

    public override bool Admits(Attempt attempt, InstanceEntry instance) => attempt.Scope is null || attempt.Scope.On(instance.Slot) == 0;

    public override string Explain(Attempt attempt, InstanceEntry instance) =>
        $"already runs a task of {attempt.Scope!.Name}";

    public override string Remedy(Attempt attempt, InstanceEntry instance) =>
        $"its task of {attempt.Scope!.Name} gone";
}
