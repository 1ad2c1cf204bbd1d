namespace Plimsoll.Placement.ScalingIn;

/// <summary>The task to stop.</summary>
/// <param name="TaskId">Its id; null when every task is protected.</param>
/// <param name="Words">Why this one, rule by rule.</param>
public sealed record ScaleInDecision(string? TaskId, IReadOnlyList<string> Words);
