namespace Plimsoll.CloudWatch.Logs.Api.Events;

internal sealed record RejectedLogEventsInfo
{
    public int? ExpiredLogEventEndIndex { get; init; }

    public int? TooNewLogEventStartIndex { get; init; }

    public int? TooOldLogEventEndIndex { get; init; }
}
