using System.Globalization;

namespace Plimsoll.Ecs.Api.TaskDefinitions.Validation;

/// <summary>Ranges of container ports: bridge or awsvpc, <c>a-b</c> with a before b, at most 100, none overlapping (spec §4).</summary>
internal static class PortRangeRule
{
    private const int MostPort = 65535;
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
                yield return "A port mapping with a containerPortRange cannot have a containerPort or a hostPort.";
            }

            if (Read(mapping) is null)
            {
                yield return $"Invalid containerPortRange '{mapping.ContainerPortRange}': two ports between 1 and {MostPort} were expected, "
                    + "the first less than the last.";
            }
        }

        if (Overlap(container.PortMappings!) is { } port)
        {
            yield return $"Container '{container.Name}' has overlapping port mappings at port {port}.";
        }
    }

    private static (int First, int Last)? Read(PortMapping mapping) =>
        mapping.ContainerPortRange!.Split('-') is [var first, var last] && Port(first) is { } low && Port(last) is { } high && low < high
            ? (low, high)
            : null;

    private static int? Port(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= MostPort ? port : null;

    // A port can be in one mapping only, whether it stands alone or in a range.
    private static int? Overlap(IReadOnlyList<PortMapping> mappings)
    {
        var spans = mappings
            .Select(mapping => (mapping.Protocol, Span: mapping.ContainerPortRange is null
                ? (mapping.ContainerPort ?? 0, mapping.ContainerPort ?? 0)
                : Read(mapping) ?? (0, 0)))
            .OrderBy(one => one.Protocol, StringComparer.Ordinal).ThenBy(one => one.Span)
            .ToList();
        for (var i = 1; i < spans.Count; i++)
        {
            var (before, after) = (spans[i - 1], spans[i]);
            if (before.Protocol == after.Protocol && before.Span.Item2 >= after.Span.Item1)
            {
                return after.Span.Item1;
            }
        }

        return null;
    }
}
