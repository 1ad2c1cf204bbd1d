namespace Plimsoll.CloudWatch.Logs.Api.Groups;

internal sealed record LogGroupSummary
{
    public string? LogGroupArn { get; init; }

    public string? LogGroupClass { get; init; }

    public string? LogGroupName { get; init; }
}
