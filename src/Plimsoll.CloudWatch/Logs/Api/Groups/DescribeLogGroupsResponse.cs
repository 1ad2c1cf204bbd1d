namespace Plimsoll.CloudWatch.Logs.Api.Groups;

internal sealed record DescribeLogGroupsResponse
{
    public IReadOnlyList<LogGroupShape>? LogGroups { get; init; }

    public string? NextToken { get; init; }
}
