namespace Plimsoll.CloudWatch.Logs.Api.Queries;

internal sealed record DescribeQueriesResponse
{
    public string? NextToken { get; init; }

    public IReadOnlyList<QueryInfo>? Queries { get; init; }
}
