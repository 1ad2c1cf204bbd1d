namespace Plimsoll.CloudWatch.Logs.Api.LiveTail;

internal sealed record LiveTailSessionLogEvent
{
    public long? IngestionTime { get; init; }

    public string? LogGroupIdentifier { get; init; }

    public string? LogStreamName { get; init; }

    public string? Message { get; init; }

    public long? Timestamp { get; init; }
}
