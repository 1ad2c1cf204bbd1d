namespace Plimsoll.Ecs.Api.TaskDefinitions.Validation;

/// <summary>What Fargate asks of a task (spec/tasks-services.md §3).</summary>
internal static class FargateRule
{
    public static IEnumerable<string> Broken(TaskDefinition definition)
    {
        if (!Platforms.IsAwsVpc(definition))
        {
            yield return "Fargate only supports network mode ‘awsvpc’.";
        }

        foreach (var broken in FargateSizes.Broken(definition))
        {
            yield return broken;
        }

        if (definition.PidMode == "host")
        {
            yield return "Tasks using the Fargate launch type do not support pidMode 'host'. The supported value for pidMode is 'task'.";
        }

        if (definition.IpcMode is not null)
        {
            yield return "Fargate compatible task definitions do not support ipcMode";
        }

        if (definition.PlacementConstraints is { Count: > 0 })
        {
            yield return "Fargate compatible task definitions do not support constraints";
        }

        foreach (var volume in definition.Volumes ?? [])
        {
            if (!string.IsNullOrEmpty(volume.Host?.SourcePath))
            {
                yield return "Fargate compatible task definitions do not support sourcePath";
            }

            if (volume.DockerVolumeConfiguration is not null)
            {
                yield return "Fargate compatible task definitions do not support dockerVolumeConfiguration";
            }

            if (volume.FsxWindowsFileServerVolumeConfiguration is not null)
            {
                yield return "Fargate compatible task definitions do not support fsxWindowsFileServerVolumeConfiguration";
            }
        }
    }
}
