using System.Diagnostics.CodeAnalysis;
using Plimsoll.Placement.Explaining;

namespace Plimsoll.Placement;

/// <summary>Where a task goes, or why it goes nowhere. Nothing is reserved until the caller puts the task into the fleet.</summary>
public sealed record PlacementDecision
{
    /// <summary>The instance chosen; null when none would do.</summary>
    public string? InstanceId { get; init; }

    /// <summary>The GPUs assigned.</summary>
    public IReadOnlyList<string> GpuIds { get; init; } = [];

    /// <summary>Reasons when not placed, the closest instance's first; one for each reason met. Empty when placed.</summary>
    public IReadOnlyList<PlacementFailure> Failures { get; init; } = [];

    /// <summary>How it came about; null when the request did not ask.</summary>
    public Explanation? Explanation { get; init; }

    /// <summary>Whether an instance was found.</summary>
    [MemberNotNullWhen(true, nameof(InstanceId))]
    public bool Placed => InstanceId is not null;
}
