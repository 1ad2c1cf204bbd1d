namespace Plimsoll.Planning;

/// <summary>Chooses whose output helps to understand a task. Pure.</summary>
internal static class TaskOutputs
{
    /// <summary>Names of the containers to read: those that ended by themselves or are ill, and those that others wait for.</summary>
    public static IReadOnlyList<string> Of(Explained explained) =>
    [
        .. from container in explained.Task?.Containers ?? []
           where container.Name is not null && Tells(container, explained)
           select container.Name,
    ];

    private static bool Tells(ExplainedContainer container, Explained explained) =>
        container.HealthStatus == "UNHEALTHY"
        || (container is { LastStatus: "STOPPED", ExitCode: not null } && (explained.Cause is null ? container.ExitCode != 0 : container.Name == explained.Cause))
        || (explained.Waits ?? []).Any(wait => wait.On == container.Name && container.LastStatus != "PENDING");
}
