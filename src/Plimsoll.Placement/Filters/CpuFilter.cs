using Plimsoll.Placement.Fleets;

namespace Plimsoll.Placement.Filters;

/// <summary>Enough CPU units.</summary>
internal sealed class CpuFilter : Filter
{
    public override string Name => "cpu";

    public override string? Reason => FailureReasons.Cpu;

    public override bool Applies(PlacementRequest request) => request.Demand.Cpu > 0;

    public override bool Admits(Attempt attempt, InstanceEntry instance) => attempt.Demand.Cpu <= attempt.AvailableCpu(instance);

    public override string Explain(Attempt attempt, InstanceEntry instance) =>
        $"has {attempt.AvailableCpu(instance)} of {instance.Instance.Cpu} CPU units left, the task needs {attempt.Demand.Cpu}";

    public override string Remedy(Attempt attempt, InstanceEntry instance) =>
        Count(attempt.Demand.Cpu - attempt.CpuLeft(instance), "more CPU units");

    public override double Distance(Attempt attempt, InstanceEntry instance) => Shortfall(attempt.Demand.Cpu, attempt.CpuLeft(instance));
}
