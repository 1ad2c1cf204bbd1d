using System.Globalization;

namespace Plimsoll.Ecs.Api.TaskDefinitions.Validation;

/// <summary>The container ports that mappings take, single ones and ranges alike.</summary>
internal static class PortSpans
{
    /// <summary>Greatest port.</summary>
    public const int MostPort = 65535;

    /// <summary>A range <c>a-b</c> with a before b; null for anything else.</summary>
    public static (int First, int Last)? Read(string range) =>
        range.Split('-') is [var first, var last] && Port(first) is { } low && Port(last) is { } high && low < high ? (low, high) : null;

    /// <summary>The first port that more than one mapping of a protocol takes; null when there is none. What is no range takes nothing.</summary>
    public static (string Protocol, int Port)? Shared(IEnumerable<PortMapping> mappings)
    {
        var spans = mappings
            .Select(mapping => (mapping.Protocol, Span: Of(mapping)))
            .Where(one => one.Span is not null)
            .Select(one => (Protocol: one.Protocol!, one.Span!.Value.First, one.Span.Value.Last))
            .OrderBy(one => one.Protocol, StringComparer.Ordinal).ThenBy(one => one.First).ThenBy(one => one.Last)
            .ToList();
        for (var i = 1; i < spans.Count; i++)
        {
            if (spans[i - 1].Protocol == spans[i].Protocol && spans[i - 1].Last >= spans[i].First)
            {
                return (spans[i].Protocol, spans[i].First);
            }
        }

        return null;
    }

    private static (int First, int Last)? Of(PortMapping mapping) =>
        mapping.ContainerPortRange is { } range ? Read(range)
        : mapping.ContainerPort is { } port ? (port, port)
        : null;

    private static int? Port(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= MostPort ? port : null;
}
