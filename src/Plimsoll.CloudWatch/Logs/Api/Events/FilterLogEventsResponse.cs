namespace Plimsoll.CloudWatch.Logs.Api.Events;

internal sealed record FilterLogEventsResponse
{
    public IReadOnlyList<FilteredLogEvent>? Events { get; init; }

    public string? NextToken { get; init; }

    public IReadOnlyList<SearchedLogStream>? SearchedLogStreams { get; init; }
}
