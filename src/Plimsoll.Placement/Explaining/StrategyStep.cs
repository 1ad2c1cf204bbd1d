namespace Plimsoll.Placement.Explaining;

/// <summary>What one strategy did.</summary>
/// <param name="Strategy">Such as <c>spread(attribute:ecs.availability-zone)</c>.</param>
/// <param name="Left">Candidates left after it.</param>
/// <param name="Score">The score that won.</param>
/// <param name="Words">What that score means.</param>
public sealed record StrategyStep(string Strategy, int Left, long Score, string Words);
