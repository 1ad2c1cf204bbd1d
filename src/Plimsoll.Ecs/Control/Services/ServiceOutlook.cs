namespace Plimsoll.Ecs.Control.Services;

/// <summary>What a service waits for after a step.</summary>
/// <param name="LookAgainAt">When time alone may let it do more; null when it need not.</param>
/// <param name="WaitsForRoom">True when a task found no place: any that frees one may help.</param>
/// <param name="WatchesTasks">True when a task that comes or goes, of whichever service, may open or close an instance to it.</param>
internal readonly record struct ServiceOutlook(DateTimeOffset? LookAgainAt, bool WaitsForRoom, bool WatchesTasks);
