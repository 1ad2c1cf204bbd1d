using Plimsoll.Placement.Fleets;

namespace Plimsoll.Placement.Filters;

/// <summary>Enough free GPUs.</summary>
internal sealed class GpuFilter : Filter
{
    public override string Name => "gpu";

    public override string? Reason => FailureReasons.Gpu;

    public override bool Applies(PlacementRequest request) => request.Demand.Gpus > 0;

    public override bool Admits(Attempt attempt, InstanceEntry instance) => attempt.Demand.Gpus <= instance.Gpus.Free;

    public override string Explain(Attempt attempt, InstanceEntry instance) =>
        $"has {instance.Gpus.Free} of {instance.Instance.GpuIds.Count} GPUs free, the task needs {attempt.Demand.Gpus}";

    public override string Remedy(Attempt attempt, InstanceEntry instance) =>
        Count(attempt.Demand.Gpus - instance.Gpus.Free, "more free GPUs");

    public override double Distance(Attempt attempt, InstanceEntry instance) => Shortfall(attempt.Demand.Gpus, instance.Gpus.Free);
}
