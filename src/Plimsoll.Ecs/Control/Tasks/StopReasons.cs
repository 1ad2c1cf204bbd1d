using Plimsoll.Ecs.Model;

namespace Plimsoll.Ecs.Control.Tasks;

/// <summary>
/// Builds stopCode and stoppedReason from what the agent reports: it names causes on containers only (spec/agent-protocol.md §1.4).
/// </summary>
internal static class StopReasons
{
    /// <summary>A task that its service stopped because it was ill.</summary>
    public const string HealthChecks = "Task failed container health checks";

    /// <summary>The name of the error of a container that ran out of memory.</summary>
    public const string OutOfMemory = "OutOfMemoryError";

    private const string EssentialExited = "Essential container in task exited";

    public static (string Code, string Reason) Of(EcsTask task, string? reported, TaskDefinition? definition)
    {
        // A container with an exit code did run: its reason is a remark, e.g. that a cached image was used.
        var cause = (task.Containers ?? []).FirstOrDefault(container => container.ExitCode is null && IsStartFailure(container.Reason))?.Reason;
        if (task.StartedAt is null && (cause ?? (string.IsNullOrEmpty(reported) ? null : reported)) is { } failure)
        {
            return (StopCodes.TaskFailedToStart, failure);
        }

        var aside = (definition?.ContainerDefinitions ?? []).Where(container => container.Essential == false).Select(container => container.Name).ToHashSet();
        var exited = (task.Containers ?? []).Any(container => !aside.Contains(container.Name) && (container.ExitCode is not null || task.StartedAt is not null));
        return exited ? (StopCodes.EssentialContainerExited, EssentialExited)
            : (StopCodes.TaskFailedToStart, string.IsNullOrEmpty(reported) ? "Task failed to start" : reported);
    }

    /// <summary>Errors before a container runs are named Cannot…Error and the like; OutOfMemoryError befalls one that ran.</summary>
    public static bool IsStartFailure(string? reason) =>
        reason is not null
        && !reason.StartsWith(OutOfMemory, StringComparison.Ordinal)
        && (reason.StartsWith("Cannot", StringComparison.Ordinal) || reason.Contains("Error:", StringComparison.Ordinal));
}
