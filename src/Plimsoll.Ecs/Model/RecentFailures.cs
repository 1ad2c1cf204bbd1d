namespace Plimsoll.Ecs.Model;

/// <summary>Tasks of a service that failed lately. Unlike its <see cref="ServiceFailure"/> it outlives a healthy task: who starts again and again shows here.</summary>
/// <param name="Times">When each stopped, oldest first, all of the same deployment.</param>
/// <param name="Last">The last of them.</param>
internal sealed record RecentFailures(IReadOnlyList<DateTimeOffset> Times, ServiceFailure Last);
