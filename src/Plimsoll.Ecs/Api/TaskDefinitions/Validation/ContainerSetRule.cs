namespace Plimsoll.Ecs.Api.TaskDefinitions.Validation;

/// <summary>Names of containers are unique, and one container at least is essential.</summary>
internal static class ContainerSetRule
{
    public static IEnumerable<string> Broken(TaskDefinition definition)
    {
        var containers = definition.ContainerDefinitions!;
        foreach (var twice in Duplicates.In(containers.Select(container => container.Name)))
        {
            yield return $"Container names must be unique: '{twice}' is used more than once.";
        }

        if (containers.All(container => container.Essential == false))
        {
            yield return "At least one container must be marked as essential.";
        }
    }
}
