using Plimsoll.CloudWatch.Logs.Api.Events;
using Plimsoll.CloudWatch.Logs.Control;
using Plimsoll.CloudWatch.Logs.Model;
using Plimsoll.CloudWatch.Logs.Patterns;
using Plimsoll.CloudWatch.Logs.Store;
using Plimsoll.Wire.Operations;

namespace Plimsoll.CloudWatch.Logs.Api;

/// <summary>FilterLogEvents: the events of all or some streams of a group, interleaved.</summary>
internal sealed class FilterLogEventsApi(LogsContext context)
{
    // Up to here the streams are read each by its index and merged; with more the group is read as a whole.
    private const int MaxMergedStreams = 100;

    public ValueTask<FilterLogEventsResponse> FilterAsync(CallContext call, FilterLogEventsRequest request)
    {
        var name = LogsArns.GroupName(call, request.LogGroupName, request.LogGroupIdentifier);
        Check(request);
        var pattern = LogsErrors.ParsePattern(request.FilterPattern ?? "");
        var query = Query(call, request, name);
        var after = context.Tokens.Read(query, request.NextToken, LogsErrors.InvalidToken) is { } token
            ? EventPosition.TryParse(token) ?? throw LogsErrors.InvalidToken()
            : EventPosition.Before(request.StartTime ?? 0);
        var page = context.Store.Read(reader =>
        {
            var group = LogsContext.Group(reader.Groups, call, name);
            return EventPage.Take(Scan(reader, group, request, after), request.Limit ?? EventPage.MaxEvents, pattern.Matches);
        });
        return ValueTask.FromResult(new FilterLogEventsResponse
        {
            Events = [.. page.Events.Select(Show)],
            NextToken = page.HasMore ? context.Tokens.Make(query, (page.Last ?? after).ToString()) : null,

            // AWS has left this empty since 2020.
            SearchedLogStreams = [],
        });
    }

    private static void Check(FilterLogEventsRequest request)
    {
        if (request.LogStreamNames is not null && request.LogStreamNamePrefix is not null)
        {
            throw LogsErrors.InvalidParameter("logStreamNames and logStreamNamePrefix are mutually exclusive parameters.");
        }

        if (request.StartFromHead == false)
        {
            throw LogsErrors.InvalidParameter("startFromHead false is not supported by Plimsoll: events come oldest first.");
        }
    }

    private static string Query(CallContext call, FilterLogEventsRequest request, string name) => string.Join(
        '\n', call.Account, call.Region, "FilterLogEvents", name, request.StartTime, request.EndTime, request.FilterPattern,
        request.LogStreamNamePrefix, string.Join(':', request.LogStreamNames ?? []));

    private static IEnumerable<ScannedEvent> Scan(LogReader reader, LogGroup group, FilterLogEventsRequest request, EventPosition after)
    {
        // The end is included here, unlike in GetLogEvents.
        var end = request.EndTime is { } last and < long.MaxValue ? last + 1 : long.MaxValue;
        if (request.LogStreamNames is { } names)
        {
            var streams = names.Distinct().Select(n => reader.Streams.Find(group.Id, n) ?? throw LogsErrors.StreamNotFound()).ToList();
            return reader.Events.StreamsForward(streams, after, end);
        }

        var prefix = request.LogStreamNamePrefix ?? "";
        if (prefix.Length > 0)
        {
            var streams = reader.Streams.ByName(group.Id, prefix, null, descending: false).Take(MaxMergedStreams + 1).ToList();
            if (streams.Count <= MaxMergedStreams)
            {
                return reader.Events.StreamsForward(streams, after, end);
            }
        }

        var known = new Dictionary<long, string?>();
        return reader.Events.GroupForward(group.Id, after, end, id =>
        {
            if (!known.TryGetValue(id, out var stream))
            {
                stream = reader.Streams.Name(id);
                known[id] = stream = stream?.StartsWith(prefix, StringComparison.Ordinal) == true ? stream : null;
            }

            return stream;
        });
    }

    private static FilteredLogEvent Show(LogEvent one) => new()
    {
        EventId = one.EventId,
        IngestionTime = one.Ingested,
        LogStreamName = one.Stream,
        Message = one.Message,
        Timestamp = one.Position.Time,
    };
}
