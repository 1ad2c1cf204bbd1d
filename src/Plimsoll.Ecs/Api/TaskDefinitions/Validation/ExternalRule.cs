namespace Plimsoll.Ecs.Api.TaskDefinitions.Validation;

/// <summary>What machines outside of AWS cannot give (spec/volumes.md §1, spec/cluster-query-language.md §7).</summary>
internal static class ExternalRule
{
    public static IEnumerable<string> Broken(TaskDefinition definition)
    {
        if (Platforms.IsAwsVpc(definition))
        {
            yield return "External compatible task definitions do not support network mode 'awsvpc'.";
        }

        if (definition.ProxyConfiguration is not null)
        {
            yield return "External compatible task definitions do not support proxyConfiguration";
        }

        if (definition.EnableFaultInjection == true)
        {
            yield return "External compatible task definitions do not support enableFaultInjection";
        }

        foreach (var volume in definition.Volumes ?? [])
        {
            if (volume.ConfiguredAtLaunch == true)
            {
                yield return "External compatible task definitions do not support configuredAtLaunch";
            }

            if (volume.EfsVolumeConfiguration is not null)
            {
                yield return "External compatible task definitions do not support efsVolumeConfiguration";
            }

            if (volume.FsxWindowsFileServerVolumeConfiguration is not null)
            {
                yield return "External compatible task definitions do not support fsxWindowsFileServerVolumeConfiguration";
            }

            if (volume.S3filesVolumeConfiguration is not null)
            {
                yield return "External compatible task definitions do not support s3filesVolumeConfiguration";
            }
        }
    }
}
