using System.Buffers;

namespace Plimsoll.Ecs.Api.TaskDefinitions.Validation;

/// <summary>Port mappings by network mode (spec/tasks-services.md §4).</summary>
internal static class PortMappingRule
{
    private const int MostName = 64;

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_-");

    public static IEnumerable<string> Broken(ContainerDefinition container, TaskDefinition definition)
    {
        var mappings = container.PortMappings ?? [];
        if (definition.NetworkMode == "none" && mappings.Count > 0)
        {
            yield return "Port mappings are not supported when networkMode=none.";
        }

        foreach (var broken in mappings.SelectMany(mapping => OfMapping(mapping, definition)))
        {
            yield return broken;
        }

        // Containers of a task share the instance, and in awsvpc mode the network interface. One port over both protocols is two ports.
        if (Platforms.IsAwsVpc(definition) && PortSpans.Shared(All(definition)) is var (protocol, port))
        {
            yield return $"{protocol.ToUpperInvariant()} container port '{port}' is used multiple times in task when networkMode=awsvpc.";
        }

        foreach (var twice in Duplicates.In(All(definition).Where(IsStatic).Select(mapping => $"{mapping.HostPort}/{mapping.Protocol}")))
        {
            yield return $"The host port {twice} is used more than once by the task definition.";
        }

        if (Duplicates.In(All(definition).Select(mapping => mapping.Name)).Any())
        {
            yield return $"When networkMode={definition.NetworkMode ?? "bridge"}, port mapping name is already used";
        }
    }

    private static IEnumerable<string> OfMapping(PortMapping mapping, TaskDefinition definition)
    {
        if (mapping is { ContainerPort: null, ContainerPortRange: null })
        {
            yield return "Port mapping containerPort should not be null.";
        }

        if (mapping.ContainerPort is < 1 or > PortSpans.MostPort)
        {
            yield return $"Invalid container port {mapping.ContainerPort}: it must be between 1 and {PortSpans.MostPort}.";
        }

        if (mapping.HostPort is < 0 or > PortSpans.MostPort)
        {
            yield return $"Invalid host port {mapping.HostPort}: it must be between 0 and {PortSpans.MostPort}.";
        }

        if (mapping.ContainerPort is not null && IsStatic(mapping) && mapping.HostPort != mapping.ContainerPort
            && (Platforms.IsAwsVpc(definition) || Platforms.IsHost(definition)))
        {
            yield return $"When networkMode={definition.NetworkMode}, the host ports and container ports in port mappings must match.";
        }

        if (mapping.Name is { } name
            && (name.Length is 0 or > MostName || name[0] == '-' || name.AsSpan().ContainsAnyExcept(NameCharacters)))
        {
            yield return $"Invalid port mapping name '{name}': it must have 1 to {MostName} lowercase letters, numbers, "
                + "underscores or hyphens, and cannot start with a hyphen.";
        }
    }

    private static bool IsStatic(PortMapping mapping) => mapping.HostPort > 0;

    private static IEnumerable<PortMapping> All(TaskDefinition definition) =>
        definition.ContainerDefinitions!.SelectMany(container => container.PortMappings ?? []);
}
