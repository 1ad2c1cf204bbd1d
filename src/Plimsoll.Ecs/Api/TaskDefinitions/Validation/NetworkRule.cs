namespace Plimsoll.Ecs.Api.TaskDefinitions.Validation;

/// <summary>What of a container's network goes with which network mode (spec/tasks-services.md §3, §4).</summary>
internal static class NetworkRule
{
    public static IEnumerable<string> Broken(ContainerDefinition container, TaskDefinition definition)
    {
        if (container.Links is { Count: > 0 } links)
        {
            if (!Platforms.IsBridge(definition))
            {
                yield return $"Links are not supported when networkMode={definition.NetworkMode}.";
            }

            foreach (var broken in Links(links, container, definition))
            {
                yield return broken;
            }
        }

        if (!Platforms.IsAwsVpc(definition))
        {
            yield break;
        }

        if (!string.IsNullOrEmpty(container.Hostname))
        {
            yield return "hostname is not supported on container when networkMode=awsvpc.";
        }

        if (container.ExtraHosts is { Count: > 0 })
        {
            yield return "Extra hosts are not supported on container when networkMode=awsvpc.";
        }

        if (container.DnsServers is { Count: > 0 })
        {
            yield return "DNS servers are not supported on container when networkMode=awsvpc.";
        }

        if (container.DnsSearchDomains is { Count: > 0 })
        {
            yield return "DNS search domains are not supported on container when networkMode=awsvpc.";
        }

        if (container.DisableNetworking == true)
        {
            yield return "Disable Networking is not supported on container when networkMode=awsvpc.";
        }
    }

    private static IEnumerable<string> Links(IReadOnlyList<string> links, ContainerDefinition container, TaskDefinition definition)
    {
        foreach (var target in links.Select(link => link.Split(':')[0]))
        {
            if (target == container.Name || definition.ContainerDefinitions!.All(one => one.Name != target))
            {
                yield return $"Container '{container.Name}' links to '{target}', which is not another container of the task definition.";
            }
        }
    }
}
