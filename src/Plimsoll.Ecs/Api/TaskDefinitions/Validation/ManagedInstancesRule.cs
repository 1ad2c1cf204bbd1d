namespace Plimsoll.Ecs.Api.TaskDefinitions.Validation;

/// <summary>What managed instances ask: Linux, and a network that is the task's or the host's.</summary>
internal static class ManagedInstancesRule
{
    public static IEnumerable<string> Broken(TaskDefinition definition)
    {
        if (!Platforms.IsAwsVpc(definition) && !Platforms.IsHost(definition))
        {
            yield return "Managed Instances compatible task definitions only support the network modes 'awsvpc' and 'host'.";
        }

        if (Platforms.IsWindows(definition))
        {
            yield return "Managed Instances compatible task definitions do not support Windows containers.";
        }
    }
}
