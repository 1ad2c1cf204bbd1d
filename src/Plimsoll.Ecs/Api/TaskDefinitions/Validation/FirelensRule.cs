namespace Plimsoll.Ecs.Api.TaskDefinitions.Validation;

/// <summary>A task has one log router, and its options are known.</summary>
internal static class FirelensRule
{
    private const string FileType = "config-file-type";
    private const string FileValue = "config-file-value";

    private static readonly string[] Options = ["enable-ecs-log-metadata", FileType, FileValue];

    public static IEnumerable<string> Broken(ContainerDefinition container, TaskDefinition definition)
    {
        if (container.FirelensConfiguration is not { } router)
        {
            yield break;
        }

        if (definition.ContainerDefinitions!.Count(one => one.FirelensConfiguration is not null) > 1)
        {
            yield return "Only one container of a task definition can have a firelensConfiguration.";
        }

        if (container.LogConfiguration?.LogDriver == "awsfirelens")
        {
            yield return $"Container '{container.Name}' has a firelensConfiguration and cannot use the awsfirelens log driver itself.";
        }

        var options = router.Options ?? new Dictionary<string, string>();
        foreach (var unknown in options.Keys.Except(Options))
        {
            yield return $"Unknown option '{unknown}' of the firelensConfiguration.";
        }

        if (options.TryGetValue("enable-ecs-log-metadata", out var metadata) && metadata is not ("true" or "false"))
        {
            yield return "The option 'enable-ecs-log-metadata' of the firelensConfiguration must be true or false.";
        }

        if (options.TryGetValue(FileType, out var type) && type is not ("s3" or "file"))
        {
            yield return $"The option '{FileType}' of the firelensConfiguration must be s3 or file.";
        }

        if (options.ContainsKey(FileType) != options.ContainsKey(FileValue))
        {
            yield return $"The options '{FileType}' and '{FileValue}' of the firelensConfiguration must be specified together.";
        }
    }
}
