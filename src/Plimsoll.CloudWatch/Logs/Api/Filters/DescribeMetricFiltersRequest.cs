using Plimsoll.Wire.Validation;

namespace Plimsoll.CloudWatch.Logs.Api.Filters;

internal sealed record DescribeMetricFiltersRequest
{
    [Length(1, 512), Pattern(@"[^:*]*")]
    public string? FilterNamePrefix { get; init; }

    [Range(1, 50)]
    public int? Limit { get; init; }

    [Length(1, 512), Pattern(@"[\.\-_/#A-Za-z0-9]+")]
    public string? LogGroupName { get; init; }

    [Length(0, 255), Pattern(@"[^:*$]*")]
    public string? MetricName { get; init; }

    [Length(0, 255), Pattern(@"[^:*$]*")]
    public string? MetricNamespace { get; init; }

    [Length(1)]
    public string? NextToken { get; init; }
}
