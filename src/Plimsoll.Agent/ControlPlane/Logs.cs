namespace Plimsoll.Agent.ControlPlane;

internal sealed record CreateLogGroupRequest(string LogGroupName);

internal sealed record CreateLogStreamRequest(string LogGroupName, string LogStreamName);

internal sealed record EmptyResponse;

internal sealed record PutLogEventsRequest(string LogGroupName, string LogStreamName, IReadOnlyList<LogEvent> LogEvents);

/// <param name="Timestamp">Milliseconds since 1970.</param>
/// <param name="Message">The line.</param>
internal sealed record LogEvent(long Timestamp, string Message);

internal sealed record GetLogEventsRequest
{
    public required string LogGroupName { get; init; }

    public required string LogStreamName { get; init; }

    public long? StartTime { get; init; }

    public long? EndTime { get; init; }

    public bool? StartFromHead { get; init; }

    public string? NextToken { get; init; }
}

internal sealed record GetLogEventsResponse
{
    public IReadOnlyList<LogEvent>? Events { get; init; }

    public string? NextForwardToken { get; init; }
}
