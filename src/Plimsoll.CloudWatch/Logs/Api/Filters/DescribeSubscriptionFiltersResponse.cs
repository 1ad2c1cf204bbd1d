namespace Plimsoll.CloudWatch.Logs.Api.Filters;

internal sealed record DescribeSubscriptionFiltersResponse
{
    public string? NextToken { get; init; }

    public IReadOnlyList<SubscriptionFilterShape>? SubscriptionFilters { get; init; }
}
