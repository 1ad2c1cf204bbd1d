using Plimsoll.Ecs.Model;

namespace Plimsoll.Ecs.Control.Services;

/// <summary>
/// When a service whose tasks fail to start may try again: ever later, at most a quarter of an hour apart (spec/tasks-services.md §7, throttle).
/// Tasks that ran never make it later; those that ended as soon as they ran set a pace.
/// </summary>
internal static class Backoffs
{
    /// <summary>Attempts that must fail in a row before the service is said to be impaired.</summary>
    public const int Impaired = 3;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(10);

    /// <summary>After tasks have ended.</summary>
    public static StartBackoff? After(StartBackoff? known, IReadOnlyList<TaskRecord> ended, DateTimeOffset now)
    {
        // Ten tasks of one attempt that fail are one failure.
        if (ended.Any(task => NeverRan(task) && (known is not { Rounds: > 0 } || task.Task.CreatedAt >= known.Since)))
        {
            var rounds = (known?.Rounds ?? 0) + 1;
            return new StartBackoff(rounds, now, now + Delay(rounds));
        }

        return known is null && ended.Any(EndedAtOnce) ? new StartBackoff(0, now, now + Pace) : known;
    }

    /// <summary>While tasks run: one that reached RUNNING since the last failure ends the wait.</summary>
    public static StartBackoff? While(StartBackoff? known, IEnumerable<ServiceTask> tasks, DateTimeOffset now) => known switch
    {
        null => null,
        { Rounds: 0 } => now < known.RetryAt ? known : null,
        _ => tasks.Any(task => task.Record.Task.StartedAt > known.Since) ? null : known,
    };

    /// <summary>True for a task that failed before it ran: also one whose essential container exited while another waited for it.</summary>
    public static bool NeverRan(TaskRecord task) =>
        task.Task is { StartedAt: null, StopCode: Tasks.StopCodes.TaskFailedToStart or Tasks.StopCodes.EssentialContainerExited };

    private static bool EndedAtOnce(TaskRecord task) =>
        task.Task is { StopCode: Tasks.StopCodes.EssentialContainerExited } ran && (ran.ExecutionStoppedAt ?? ran.StoppedAt) - ran.StartedAt < AtOnce;

    private static TimeSpan Delay(int rounds) =>
        rounds > 10 ? Longest : TimeSpan.FromSeconds(Math.Min(Longest.TotalSeconds, Math.Pow(2, rounds - 1)));
}
