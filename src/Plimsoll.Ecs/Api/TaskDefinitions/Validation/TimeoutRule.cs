namespace Plimsoll.Ecs.Api.TaskDefinitions.Validation;

/// <summary>Start and stop time-outs are not negative; on Fargate they are 2 to 120 seconds (see <see cref="FargateContainerRule"/>).</summary>
internal static class TimeoutRule
{
    public static IEnumerable<string> Broken(ContainerDefinition container, TaskDefinition definition)
    {
        if (container.StartTimeout < 0)
        {
            yield return $"Invalid startTimeout of container '{container.Name}': it must not be negative.";
        }

        if (container.StopTimeout < 0)
        {
            yield return $"Invalid stopTimeout of container '{container.Name}': it must not be negative.";
        }
    }
}
