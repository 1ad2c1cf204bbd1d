namespace Plimsoll.Ecs.Api.TaskDefinitions.Validation;

/// <summary>Ephemeral storage of Fargate tasks: 21 to 200 GiB. Tasks on EC2, which is what a definition is for when it does not say, have none.</summary>
internal static class EphemeralStorageRule
{
    private const int Least = 21;
    private const int Most = 200;
    private const string NotOnEc2 = "Tasks using the EC2 launch type do not support EphemeralStorage.";

    public static IEnumerable<string> Broken(TaskDefinition definition)
    {
        if (definition.EphemeralStorage is not { } storage)
        {
            yield break;
        }

        if (storage.SizeInGiB < Least)
        {
            yield return $"EphemeralStorage size should be at least {Least}";
        }

        if (storage.SizeInGiB > Most)
        {
            yield return $"EphemeralStorage size should be at most {Most}";
        }

        if (definition.RequiresCompatibilities is null)
        {
            yield return NotOnEc2;
        }
    }

    /// <summary>What stands against EC2.</summary>
    public static IEnumerable<string> BrokenOnEc2(TaskDefinition definition) => definition.EphemeralStorage is null ? [] : [NotOnEc2];
}
