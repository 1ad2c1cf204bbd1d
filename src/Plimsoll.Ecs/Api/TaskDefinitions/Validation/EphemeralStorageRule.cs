namespace Plimsoll.Ecs.Api.TaskDefinitions.Validation;

/// <summary>Ephemeral storage of Fargate tasks: 21 to 200 GiB.</summary>
internal static class EphemeralStorageRule
{
    private const int Least = 21;
    private const int Most = 200;

    public static IEnumerable<string> Broken(TaskDefinition definition)
    {
        if (definition.EphemeralStorage is { SizeInGiB: < Least or > Most })
        {
            yield return $"Ephemeral storage size must be between {Least} and {Most} GiB.";
        }
    }
}
