namespace Plimsoll.Placement.ScalingIn;

/// <summary>A task that may be stopped; the rest that matters (its instance, whether it runs) the fleet knows.</summary>
public sealed record ScaleInTask
{
    /// <summary>The task's id in the fleet.</summary>
    public required string TaskId { get; init; }

    /// <summary>It has scale-in protection now: never chosen.</summary>
    public bool Protected { get; init; }

    /// <summary>It belongs to the PRIMARY deployment; others go first.</summary>
    public bool OnPrimaryDeployment { get; init; } = true;

    /// <summary>It is not known to be unhealthy; unhealthy ones go before healthy ones.</summary>
    public bool Healthy { get; init; } = true;
}
