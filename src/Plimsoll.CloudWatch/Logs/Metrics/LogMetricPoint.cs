namespace Plimsoll.CloudWatch.Logs.Metrics;

/// <summary>What metric filters have made of a minute's events.</summary>
/// <param name="Account">Whose.</param>
/// <param name="Region">Where.</param>
/// <param name="Minute">Its beginning, milliseconds since 1970; the events' own time counts.</param>
/// <param name="Namespace">Of the metric.</param>
/// <param name="Metric">Name of the metric.</param>
/// <param name="Dimensions">Its dimensions.</param>
/// <param name="Unit">Unit, <c>None</c> for none.</param>
/// <param name="Count">Values.</param>
/// <param name="Sum">Their sum.</param>
/// <param name="Min">The least.</param>
/// <param name="Max">The greatest.</param>
public sealed record LogMetricPoint(
    string Account, string Region, long Minute, string Namespace, string Metric, IReadOnlyDictionary<string, string> Dimensions, string Unit, long Count,
    double Sum, double Min, double Max);
