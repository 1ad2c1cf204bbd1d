namespace Plimsoll.Ecs.Api.TaskDefinitions.Validation;

/// <summary>A definition has 1 to 10 containers.</summary>
internal static class ContainerListRule
{
    private const int Most = 10;

    public static IEnumerable<string> Broken(TaskDefinition definition)
    {
        switch (definition.ContainerDefinitions!.Count)
        {
            case 0:
                yield return "Container list cannot be empty";
                break;
            case > Most and var count:
                yield return $"Too many containers: a task definition can have at most {Most}, {count} were given.";
                break;
        }
    }
}
