namespace Plimsoll.CloudWatch.Logs.Api.Events;

internal sealed record GetLogEventsResponse
{
    public IReadOnlyList<OutputLogEvent>? Events { get; init; }

    public string? NextBackwardToken { get; init; }

    public string? NextForwardToken { get; init; }
}
