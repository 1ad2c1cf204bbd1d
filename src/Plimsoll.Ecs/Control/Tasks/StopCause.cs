namespace Plimsoll.Ecs.Control.Tasks;

/// <summary>Finds the container that brought a task down. Agents do not say which was first; what they say of each tells.</summary>
internal static class StopCause
{
    // Those that the agent ended afterwards: by SIGKILL and SIGTERM.
    private static readonly int[] Ended = [137, 143];

    /// <summary>The container, or null when none has an error or an exit code.</summary>
    public static Container? Of(EcsTask task, TaskDefinition? definition)
    {
        var containers = task.Containers ?? [];
        if (task.StoppedReason == StopReasons.HealthChecks)
        {
            return containers.FirstOrDefault(container => container.HealthStatus == Model.HealthStatuses.Unhealthy);
        }

        var aside = (definition?.ContainerDefinitions ?? []).Where(container => container.Essential == false).Select(container => container.Name).ToHashSet();
        var essential = containers.Where(container => !aside.Contains(container.Name)).ToList();
        return containers.FirstOrDefault(container => container.ExitCode is null && StopReasons.IsStartFailure(container.Reason))
            ?? essential.Find(container => container.Reason?.StartsWith(StopReasons.OutOfMemory, StringComparison.Ordinal) == true)
            ?? essential.Find(container => container.ExitCode is { } code && !Ended.Contains(code))
            ?? essential.Find(container => container.ExitCode is not null);
    }
}
