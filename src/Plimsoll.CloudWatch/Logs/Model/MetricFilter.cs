namespace Plimsoll.CloudWatch.Logs.Model;

/// <summary>A metric filter, with its one transformation.</summary>
/// <param name="GroupId">Key of its group.</param>
/// <param name="Group">Name of its group.</param>
/// <param name="Name">Unique in its group.</param>
/// <param name="Pattern">Which events.</param>
/// <param name="Created">Milliseconds since 1970.</param>
/// <param name="Namespace">Of the metric.</param>
/// <param name="Metric">Name of the metric.</param>
/// <param name="Value">A number, or the field that has it (<c>$.size</c>, <c>$size</c>).</param>
/// <param name="DefaultValue">Counts once for a minute in which events came of which none matched.</param>
/// <param name="Unit">Unit; null for none.</param>
/// <param name="Dimensions">Names and the fields that have their values.</param>
internal sealed record MetricFilter(
    long GroupId, string Group, string Name, string Pattern, long Created, string Namespace, string Metric, string Value, double? DefaultValue, string? Unit,
    IReadOnlyDictionary<string, string> Dimensions);
