namespace Plimsoll.Client;

internal sealed record CreateLogGroupRequest(string LogGroupName);

internal sealed record CreateLogGroupResponse;

internal sealed record FilterLogEventsRequest(string LogGroupName);

internal sealed record FilterLogEventsResponse
{
    public IReadOnlyList<LogEvent> Events { get; init; } = [];
}

internal sealed record LogEvent
{
    public string LogStreamName { get; init; } = "";

    public long Timestamp { get; init; }

    public string Message { get; init; } = "";
}
