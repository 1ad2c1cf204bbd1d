using Plimsoll.Ecs.Api.TaskDefinitions.Filling;

namespace Plimsoll.Ecs.Api.TaskDefinitions.Validation;

/// <summary>Memory of a container, in MiB: at least 6, said somewhere, soft below hard, and within the memory of the task.</summary>
internal static class ContainerMemoryRule
{
    // What a Docker daemon from 20.10 on reserves for a container.
    private const int Least = 6;

    public static IEnumerable<string> Broken(ContainerDefinition container, TaskDefinition definition)
    {
        var ofTask = TaskSizes.Memory(definition.Memory);
        if (ofTask is null && container.Memory is null && container.MemoryReservation is null)
        {
            yield return $"Invalid setting for container '{container.Name}'. At least one of 'memory' or 'memoryReservation' must be specified.";
        }

        if (container.Memory < Least)
        {
            yield return $"Invalid setting for container '{container.Name}'. 'memory' must be at least {Least} MiB.";
        }

        if (container.MemoryReservation < Least)
        {
            yield return $"Invalid setting for container '{container.Name}'. 'memoryReservation' must be at least {Least} MiB.";
        }

        if (container.Memory <= container.MemoryReservation)
        {
            yield return $"Invalid setting for container '{container.Name}'. 'memory' must be greater than 'memoryReservation'.";
        }

        if (container.Memory > ofTask || definition.ContainerDefinitions!.Sum(Reserved) > ofTask)
        {
            yield return "The 'memory' setting for container is greater than for the task";
        }
    }

    private static long Reserved(ContainerDefinition container) => container.MemoryReservation ?? container.Memory ?? 0;
}
