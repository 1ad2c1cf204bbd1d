namespace Plimsoll.Placement.Planning;

/// <summary>What placing several tasks would come to.</summary>
/// <param name="Placed">The tasks that would be placed, in order.</param>
/// <param name="Unplaced">How many would not.</param>
/// <param name="Failures">Why the first of those would not; empty when all fit.</param>
/// <param name="Remedies">What would make it fit, the least change first; empty when all fit.</param>
public sealed record PlacementPlan(
    IReadOnlyList<PlannedTask> Placed, int Unplaced, IReadOnlyList<PlacementFailure> Failures, IReadOnlyList<Remedy> Remedies);
