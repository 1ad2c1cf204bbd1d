namespace Plimsoll.CloudWatch.Logs.Api.Filters;

internal sealed record TestMetricFilterResponse
{
    public IReadOnlyList<MetricFilterMatchRecord>? Matches { get; init; }
}
