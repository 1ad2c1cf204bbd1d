using Plimsoll.Wire.Validation;

namespace Plimsoll.CloudWatch.Logs.Api.Filters;

internal sealed record DescribeSubscriptionFiltersRequest
{
    [Length(1, 512), Pattern(@"[^:*]*")]
    public string? FilterNamePrefix { get; init; }

    [Range(1, 50)]
    public int? Limit { get; init; }

    [Required, Length(1, 512), Pattern(@"[\.\-_/#A-Za-z0-9]+")]
    public string? LogGroupName { get; init; }

    [Length(1)]
    public string? NextToken { get; init; }
}
