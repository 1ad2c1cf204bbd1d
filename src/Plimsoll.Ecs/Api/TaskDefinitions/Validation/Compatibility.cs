namespace Plimsoll.Ecs.Api.TaskDefinitions.Validation;

/// <summary>Which launch types a definition can run on.</summary>
internal static class Compatibility
{
    private static readonly string[] LaunchTypes = ["EC2", "FARGATE", "EXTERNAL", "MANAGED_INSTANCES"];

    /// <summary>The launch types whose rules a definition keeps: <c>compatibilities</c>.</summary>
    public static IEnumerable<string> Of(TaskDefinition definition) =>
        LaunchTypes.Where(launchType => !Broken(definition, launchType).Any());

    /// <summary>What stands against a launch type.</summary>
    public static IEnumerable<string> Broken(TaskDefinition definition, string launchType) => launchType switch
    {
        "FARGATE" => FargateRule.Broken(definition)
            .Concat(definition.ContainerDefinitions!.SelectMany(container => FargateContainerRule.Broken(container, definition))),
        "EXTERNAL" => ExternalRule.Broken(definition),
        "MANAGED_INSTANCES" => ManagedInstancesRule.Broken(definition),
        _ => EphemeralStorageRule.BrokenOnEc2(definition),
    };
}
