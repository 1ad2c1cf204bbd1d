namespace Plimsoll.CloudWatch.Logs.Api.Events;

internal sealed record PutLogEventsResponse
{
    public string? NextSequenceToken { get; init; }

    public RejectedEntityInfo? RejectedEntityInfo { get; init; }

    public RejectedLogEventsInfo? RejectedLogEventsInfo { get; init; }
}
