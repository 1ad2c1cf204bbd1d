namespace Plimsoll.Ecs.Control.Tasks;

/// <summary>What a container is once the overrides of its task are applied (spec/tasks-services.md §6).</summary>
internal static class Overriding
{
    public static ContainerDefinition With(this ContainerDefinition container, TaskOverride? overrides)
    {
        if (overrides?.ContainerOverrides?.FirstOrDefault(one => one.Name == container.Name) is not { } over)
        {
            return container;
        }

        return container with
        {
            Command = over.Command ?? container.Command,
            Cpu = over.Cpu ?? container.Cpu,
            Memory = over.Memory ?? container.Memory,
            MemoryReservation = over.MemoryReservation ?? container.MemoryReservation,
            Environment = Merge(container.Environment ?? [], over.Environment ?? []),
            EnvironmentFiles = over.EnvironmentFiles ?? container.EnvironmentFiles,
            ResourceRequirements = over.ResourceRequirements ?? container.ResourceRequirements,
        };
    }

    private static IReadOnlyList<KeyValuePair> Merge(IReadOnlyList<KeyValuePair> own, IReadOnlyList<KeyValuePair> over)
    {
        var replaced = over.Select(pair => pair.Name).ToHashSet();
        return [.. own.Where(pair => !replaced.Contains(pair.Name)), .. over];
    }
}
