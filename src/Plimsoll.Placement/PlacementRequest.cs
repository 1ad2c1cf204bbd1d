using Plimsoll.Placement.Constraints;
using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Searching;
using Plimsoll.Placement.Strategies;

namespace Plimsoll.Placement;

/// <summary>
/// What one task asks for. Immutable: keep one for a service's deployment or a RunTask call and place it as
/// often as needed (the placer remembers what it worked out for the object).
/// </summary>
public sealed record PlacementRequest
{
    /// <summary>What the task takes.</summary>
    public required Demand Demand { get; init; }

    /// <summary>Its task group.</summary>
    public required string Group { get; init; }

    /// <summary>The name of its service; null for a standalone task.</summary>
    public string? Service { get; init; }

    /// <summary>Which instances a launch type or capacity provider allows.</summary>
    public CandidatePool Pool { get; init; } = CandidatePool.Ec2;

    /// <summary><c>requiresAttributes</c> of the task definition, and what else the instance must have (VPC, architecture).</summary>
    public IReadOnlyList<RequiredAttribute> RequiredAttributes { get; init; } = [];

    /// <summary>Availability Zones of the awsvpc subnets; null when any will do.</summary>
    public IReadOnlyList<string>? AllowedZones { get; init; }

    /// <summary>Binding constraints.</summary>
    public ConstraintSet Constraints { get; init; } = ConstraintSet.None;

    /// <summary>Best-effort strategies.</summary>
    public StrategyChain Strategies { get; init; } = StrategyChain.RunTaskDefault;

    /// <summary>
    /// Whether a successful decision says why (a pass over all instances, a few nanoseconds each). A failure
    /// always says why.
    /// </summary>
    public bool Explain { get; init; } = true;

    /// <summary>What a fleet worked out for this very object; a copy made by <c>with</c> works it out anew.</summary>
    internal PreparedMemo Prepared { get; set; }
}
