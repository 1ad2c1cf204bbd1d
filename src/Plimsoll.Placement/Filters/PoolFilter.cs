using Plimsoll.Placement.Fleets;

namespace Plimsoll.Placement.Filters;

/// <summary>The launch type or capacity provider.</summary>
internal sealed class PoolFilter : Filter
{
    public override string Name => "pool";

    public override string? Reason => null;

    public override bool Applies(PlacementRequest request) => request.Pool != CandidatePool.Any;

    public override bool Admits(Attempt attempt, InstanceEntry instance) => attempt.Request.Pool.Contains(instance.Instance);

    public override string Explain(Attempt attempt, InstanceEntry instance) => attempt.Request.Pool.Provider is { } provider
        ? $"belongs to {(instance.Instance.CapacityProvider is { } own ? $"capacity provider {own}" : "no capacity provider")}, not to {provider}"
        : $"is not an instance of launch type {attempt.Request.Pool.Name}";

    public override string Remedy(Attempt attempt, InstanceEntry instance) =>
        "an instance of " + (attempt.Request.Pool.Provider is { } provider ? $"capacity provider {provider}" : $"launch type {attempt.Request.Pool.Name}");
}
