namespace Plimsoll.CloudWatch.Logs.Api.Groups;

internal sealed record GetLogGroupFieldsResponse
{
    public IReadOnlyList<LogGroupField>? LogGroupFields { get; init; }
}
