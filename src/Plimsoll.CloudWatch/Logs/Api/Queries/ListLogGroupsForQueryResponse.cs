namespace Plimsoll.CloudWatch.Logs.Api.Queries;

internal sealed record ListLogGroupsForQueryResponse
{
    public IReadOnlyList<string>? LogGroupIdentifiers { get; init; }

    public string? NextToken { get; init; }
}
