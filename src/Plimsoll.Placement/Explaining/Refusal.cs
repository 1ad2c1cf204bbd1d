namespace Plimsoll.Placement.Explaining;

/// <summary>How many instances a filter was the first to refuse.</summary>
/// <param name="Filter">The filter's name: <c>pool</c>, <c>status</c>, <c>agent</c>, <c>attributes</c>, <c>zones</c>, <c>cpu</c> and so on.</param>
/// <param name="Reason">The reason that ECS gives for it; null for filters that only select (pool, status).</param>
/// <param name="Count">Instances refused.</param>
public sealed record Refusal(string Filter, string? Reason, int Count);
