namespace Plimsoll.Ecs.Api.TaskDefinitions.Validation;

/// <summary>
/// All that a task definition must be, in the order in which a caller hears of it (spec/tasks-services.md §3-5, spec/volumes.md §1-6).
/// A rule looks at the filled definition and yields what is wrong in words; it may rely on the rules before it.
/// </summary>
internal static class DefinitionRules
{
    private static readonly Func<TaskDefinition, IEnumerable<string>>[] First = [FamilyRule.Broken, ContainerListRule.Broken];

    private static readonly Func<ContainerDefinition, IEnumerable<string>>[] OfEachContainer = [ContainerNameRule.Broken, ImageRule.Broken];

    private static readonly Func<TaskDefinition, IEnumerable<string>>[] OfTask =
    [
        ContainerSetRule.Broken,
        ContainerMemoryRule.Missing,
        AcceleratorRule.Broken,
        EphemeralStorageRule.Broken,
        CompatibilityRule.Broken,
        TaskSizeRule.Broken,
        NamespaceModeRule.Broken,
        VolumeRule.Broken,
        ProxyRule.Broken,
    ];

    private static readonly Func<ContainerDefinition, TaskDefinition, IEnumerable<string>>[] OfContainer =
    [
        ContainerMemoryRule.Broken,
        ContainerCpuRule.Broken,
        NetworkRule.Broken,
        PortMappingRule.Broken,
        PortRangeRule.Broken,
        MountRule.Broken,
        EnvironmentRule.Broken,
        SecretRule.Broken,
        TimeoutRule.Broken,
        HealthCheckRule.Broken,
        RestartPolicyRule.Broken,
        LogRule.Broken,
        FirelensRule.Broken,
        LinuxParametersRule.Broken,
        SystemControlRule.Broken,
        UlimitRule.Broken,
        ResourceRequirementRule.Broken,
        CredentialSpecRule.Broken,
    ];

    /// <summary>What is wrong with a definition, lazily.</summary>
    public static IEnumerable<string> Broken(TaskDefinition definition)
    {
        var containers = definition.ContainerDefinitions!;
        return First.SelectMany(rule => rule(definition))
            .Concat(containers.SelectMany(container => OfEachContainer.SelectMany(rule => rule(container))))
            .Concat(OfTask.SelectMany(rule => rule(definition)))
            .Concat(containers.SelectMany(container => OfContainer.SelectMany(rule => rule(container, definition))))
            .Concat(DependencyRule.Broken(definition));
    }
}
