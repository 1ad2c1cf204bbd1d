using Plimsoll.Placement.Fleets;

namespace Plimsoll.Placement.Filters;

/// <summary>A free elastic network interface.</summary>
internal sealed class EniFilter : Filter
{
    public override string Name => "eni";

    public override string? Reason => FailureReasons.Eni;

    public override bool Applies(PlacementRequest request) => request.Demand.Enis > 0;

    public override bool Admits(Attempt attempt, InstanceEntry instance) => attempt.Demand.Enis <= attempt.AvailableEnis(instance);

    public override string Explain(Attempt attempt, InstanceEntry instance) =>
        $"has {attempt.AvailableEnis(instance)} of {instance.Instance.MaxEnis} network interfaces left, the task needs {attempt.Demand.Enis}";

    public override string Remedy(Attempt attempt, InstanceEntry instance) =>
        Count(attempt.Demand.Enis - attempt.EnisLeft(instance), "more network interfaces");

    public override double Distance(Attempt attempt, InstanceEntry instance) =>
        Shortfall(attempt.Demand.Enis, attempt.EnisLeft(instance));
}
