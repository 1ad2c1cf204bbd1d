namespace Plimsoll.Ecs.Api.TaskDefinitions.Validation;

/// <summary>Names of containers are unique, and one container at least is essential.</summary>
internal static class ContainerSetRule
{
    public static IEnumerable<string> Broken(TaskDefinition definition)
    {
        var containers = definition.ContainerDefinitions!;
        if (Duplicates.In(containers.Select(container => container.Name)).Any())
        {
            yield return "Container names must be unique within a task definition";
        }

        if (containers.All(container => container.Essential == false))
        {
            yield return "At least one container must be marked as essential.";
        }
    }
}
