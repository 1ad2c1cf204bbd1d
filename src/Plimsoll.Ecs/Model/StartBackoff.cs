namespace Plimsoll.Ecs.Model;

/// <summary>How long a service waits before it starts another task (spec/tasks-services.md §7, throttle).</summary>
/// <param name="Rounds">How many attempts failed one after another; 0 when tasks run and end at once, which only sets a pace.</param>
/// <param name="Since">When the last attempt failed: tasks made before say nothing new.</param>
/// <param name="RetryAt">When the next attempt is made.</param>
internal sealed record StartBackoff(int Rounds, DateTimeOffset Since, DateTimeOffset RetryAt);
