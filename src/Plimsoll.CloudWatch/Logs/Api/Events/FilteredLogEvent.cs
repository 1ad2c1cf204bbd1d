namespace Plimsoll.CloudWatch.Logs.Api.Events;

internal sealed record FilteredLogEvent
{
    public string? EventId { get; init; }

    public long? IngestionTime { get; init; }

    public string? LogStreamName { get; init; }

    public string? Message { get; init; }

    public long? Timestamp { get; init; }
}
