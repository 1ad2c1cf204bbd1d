namespace Plimsoll.Client;

internal sealed record CreateLogGroupRequest(string LogGroupName);

internal sealed record CreateLogGroupResponse;

internal sealed record GetLogEventsRequest(string LogGroupName, string LogStreamName)
{
    public int? Limit { get; init; }

    public string? NextToken { get; init; }

    public bool? StartFromHead { get; init; }

    public long? StartTime { get; init; }
}

internal sealed record GetLogEventsResponse
{
    public IReadOnlyList<LogEvent> Events { get; init; } = [];

    public string? NextForwardToken { get; init; }
}

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
