namespace Plimsoll.CloudWatch.Logs.Api.Filters;

internal sealed record DescribeMetricFiltersResponse
{
    public IReadOnlyList<MetricFilterShape>? MetricFilters { get; init; }

    public string? NextToken { get; init; }
}
