using Plimsoll.Placement.Fleets;

namespace Plimsoll.Placement.Filters;

/// <summary>Enough memory.</summary>
internal sealed class MemoryFilter : Filter
{
    public override string Name => "memory";

    public override string? Reason => FailureReasons.Memory;

    public override bool Applies(PlacementRequest request) => request.Demand.Memory > 0;

    public override bool Admits(Attempt attempt, InstanceEntry instance) => attempt.Demand.Memory <= attempt.AvailableMemory(instance);

    public override string Explain(Attempt attempt, InstanceEntry instance) =>
        $"has {attempt.AvailableMemory(instance)} of {instance.Instance.Memory} MiB left, the task needs {attempt.Demand.Memory}";

    public override string Remedy(Attempt attempt, InstanceEntry instance) =>
        $"{attempt.Demand.Memory - attempt.MemoryLeft(instance)} MiB more memory";

    public override double Distance(Attempt attempt, InstanceEntry instance) =>
        Shortfall(attempt.Demand.Memory, attempt.MemoryLeft(instance));
}
