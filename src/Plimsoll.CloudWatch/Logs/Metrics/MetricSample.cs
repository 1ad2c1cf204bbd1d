namespace Plimsoll.CloudWatch.Logs.Metrics;

/// <summary>What one event adds to a metric.</summary>
/// <param name="Minute">Its beginning, milliseconds since 1970.</param>
/// <param name="Namespace">Of the metric.</param>
/// <param name="Metric">Name of the metric.</param>
/// <param name="Dimensions">A JSON object, names in order.</param>
/// <param name="Unit"><c>None</c> where the filter names none.</param>
/// <param name="Value">The value.</param>
internal readonly record struct MetricSample(long Minute, string Namespace, string Metric, string Dimensions, string Unit, double Value);
