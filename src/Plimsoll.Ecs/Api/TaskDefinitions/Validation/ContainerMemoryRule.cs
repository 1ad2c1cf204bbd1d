using Plimsoll.Ecs.Api.TaskDefinitions.Filling;

namespace Plimsoll.Ecs.Api.TaskDefinitions.Validation;

/// <summary>Memory of a container, in MiB: some, soft not above hard, and within the memory of the task.</summary>
internal static class ContainerMemoryRule
{
    // AWS's pages advise 6, the least that Docker gives a container; definitions with less are taken, and the agent gives those 6.
    private const int Least = 1;

    /// <summary>It is said for the task or for each container. This comes before all that a launch type asks.</summary>
    public static IEnumerable<string> Missing(TaskDefinition definition)
    {
        if (definition.Memory is null && definition.ContainerDefinitions!.Any(container => container is { Memory: null, MemoryReservation: null }))
        {
            yield return "At least one of 'memory' or 'memoryReservation' must be specified";
        }
    }

    public static IEnumerable<string> Broken(ContainerDefinition container, TaskDefinition definition)
    {
        if (container.Memory < Least)
        {
            yield return $"Invalid setting for container '{container.Name}'. 'memory' must be at least {Least} MiB.";
        }

        if (container.MemoryReservation < Least)
        {
            yield return $"Invalid setting for container '{container.Name}'. 'memoryReservation' must be at least {Least} MiB.";
        }

        if (container.Memory < container.MemoryReservation)
        {
            yield return "'memory' must be greater than or equal to 'memoryReservation'";
        }

        var ofTask = TaskSizes.Memory(definition.Memory);
        if (container.Memory > ofTask)
        {
            yield return $"The 'memory' setting for container '{container.Name}' is greater than for the task";
        }

        if (definition.ContainerDefinitions!.Sum(Reserved) > ofTask)
        {
            yield return "The sum of all container 'memory' values cannot be greater than the value of the task 'memory'.";
        }
    }

    private static long Reserved(ContainerDefinition container) => container.MemoryReservation ?? container.Memory ?? 0;
}
