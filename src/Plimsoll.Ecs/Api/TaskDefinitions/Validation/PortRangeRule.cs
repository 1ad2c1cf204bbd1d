namespace Plimsoll.Ecs.Api.TaskDefinitions.Validation;

/// <summary>Ranges of container ports: bridge or awsvpc, <c>a-b</c> with a before b, at most 100, none overlapping (spec §4).</summary>
internal static class PortRangeRule
{
    private const int MostRanges = 100;

    public static IEnumerable<string> Broken(ContainerDefinition container, TaskDefinition definition)
    {
        var ranges = (container.PortMappings ?? []).Where(mapping => mapping.ContainerPortRange is not null).ToList();
        if (ranges.Count == 0)
        {
            yield break;
        }

        if (!Platforms.IsBridge(definition) && !Platforms.IsAwsVpc(definition))
        {
            yield return "containerPortRange is only supported when networkMode is bridge or awsvpc.";
        }

        if (ranges.Count > MostRanges)
        {
            yield return $"Container '{container.Name}' has more than {MostRanges} container port ranges.";
        }

        foreach (var mapping in ranges)
        {
            if (mapping.ContainerPort is not null || mapping.HostPort is not null)
            {
                yield return $"Invalid port mapping for container '{container.Name}', cannot specify both single port and port range.";
            }

            if (PortSpans.Read(mapping.ContainerPortRange!) is null)
            {
                yield return $"Invalid 'containerPortRange' setting for container '{container.Name}'.";
            }
        }

        if (PortSpans.Shared(container.PortMappings!) is var (_, port))
        {
            yield return $"Container '{container.Name}' has overlapping port mappings at port {port}.";
        }
    }
}
