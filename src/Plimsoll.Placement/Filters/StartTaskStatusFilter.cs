using Plimsoll.Placement.Fleets;

namespace Plimsoll.Placement.Filters;

/// <summary>StartTask names its instance, which may be draining, but not gone.</summary>
internal sealed class StartTaskStatusFilter : Filter
{
    public override string Name => "status";

    public override string? Reason => FailureReasons.Inactive;

    public override bool Applies(PlacementRequest request) => true;

    public override bool Admits(Attempt attempt, InstanceEntry instance) => instance.Instance.Status != InstanceStatus.Inactive;

    public override string Explain(Attempt attempt, InstanceEntry instance) => "is not active";

    public override string Remedy(Attempt attempt, InstanceEntry instance) =>
        "the instance registered again";
}
