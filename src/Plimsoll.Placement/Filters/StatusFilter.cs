using Plimsoll.Placement.Fleets;

namespace Plimsoll.Placement.Filters;

/// <summary>Only ACTIVE instances take new tasks.</summary>
internal sealed class StatusFilter : Filter
{
    public override string Name => "status";

    public override string? Reason => null;

    public override bool Applies(PlacementRequest request) => true;

    public override bool Admits(Attempt attempt, InstanceEntry instance) => instance.Instance.Status == InstanceStatus.Active;

    public override string Explain(Attempt attempt, InstanceEntry instance) => instance.Instance.Status == InstanceStatus.Draining
        ? "is draining"
        : "is not active";

    public override string Remedy(Attempt attempt, InstanceEntry instance) =>
        "the instance set to ACTIVE";
}
