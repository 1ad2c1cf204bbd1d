namespace Plimsoll.Placement;

/// <summary>Why a task could not be placed, as <c>failures[]</c> carries it.</summary>
/// <param name="InstanceId">The closest instance that was refused for this reason; null when there was none to name.</param>
/// <param name="Reason">One of <see cref="FailureReasons"/>.</param>
/// <param name="Detail">The same for a person: what was asked, what there is.</param>
public sealed record PlacementFailure(string? InstanceId, string Reason, string Detail);
