namespace Plimsoll.CloudWatch.Logs.Api.Groups;

internal sealed record ListLogGroupsResponse
{
    public IReadOnlyList<LogGroupSummary>? LogGroups { get; init; }

    public string? NextToken { get; init; }
}
