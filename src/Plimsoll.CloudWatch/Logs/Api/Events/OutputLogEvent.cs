namespace Plimsoll.CloudWatch.Logs.Api.Events;

internal sealed record OutputLogEvent
{
    public long? IngestionTime { get; init; }

    public string? Message { get; init; }

    public long? Timestamp { get; init; }
}
