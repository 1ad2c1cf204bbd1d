using Plimsoll.CloudWatch.Logs.Api.Events;
using Plimsoll.CloudWatch.Logs.Control;
using Plimsoll.CloudWatch.Logs.Model;
using Plimsoll.CloudWatch.Logs.Store;
using Plimsoll.Wire.Operations;

namespace Plimsoll.CloudWatch.Logs.Api;

/// <summary>
/// GetLogEvents. Both tokens are always there: a page without events gives back the token that led to it, which is how
/// a caller sees that there is no more; later it may ask with it again.
/// </summary>
internal sealed class GetLogEventsApi(LogsContext context)
{
    private const string Forward = "f/";
    private const string Backward = "b/";

    public ValueTask<GetLogEventsResponse> GetAsync(CallContext call, GetLogEventsRequest request)
    {
        var name = LogsArns.GroupName(call, request.LogGroupName, request.LogGroupIdentifier);
        var query = string.Join('\n', call.Account, call.Region, "GetLogEvents", name, request.LogStreamName);
        var (start, end) = (request.StartTime ?? 0, request.EndTime ?? long.MaxValue);
        var isForward = request.NextToken?.StartsWith(Forward, StringComparison.Ordinal) ?? request.StartFromHead ?? false;
        var place = ReadToken(query, request.NextToken) ?? EventPosition.Before(isForward ? start : end);
        var limit = request.Limit ?? EventPage.MaxEvents;
        var events = context.Store.Read(reader =>
        {
            var group = LogsContext.Group(reader.Groups, call, name);
            var stream = reader.Streams.Find(group.Id, request.LogStreamName!) ?? throw LogsErrors.StreamNotFound();
            return isForward
                ? EventPage.Take(reader.Events.StreamForward(stream, Later(place, EventPosition.Before(start)), end), limit).Events
                : EventPage.Take(reader.Events.StreamBackward(stream, Earlier(place, EventPosition.Before(end)), start), limit).Events.Reverse().ToList();
        });
        var (first, last) = events.Count > 0 ? (events[0].Position, events[^1].Position) : Around(place, isForward, request);
        return ValueTask.FromResult(new GetLogEventsResponse
        {
            Events = [.. events.Select(Show)],
            NextBackwardToken = Backward + context.Tokens.Make(query, first.ToString()),
            NextForwardToken = Forward + context.Tokens.Make(query, last.ToString()),
        });
    }

    // Tokens leave their own position out, so each side of an empty page is one step over its place.
    private static (EventPosition First, EventPosition Last) Around(EventPosition place, bool isForward, GetLogEventsRequest request)
    {
        if (isForward)
        {
            return (place with { Id = place.Id + 1 }, place);
        }

        // Without a token the place is the end of time, from which no later event could be found.
        return request.NextToken is null
            ? (EventPosition.Before(request.StartTime ?? 0), EventPosition.Before(request.StartTime ?? 0))
            : (place, place with { Id = place.Id - 1 });
    }

    private static EventPosition Later(EventPosition left, EventPosition right) =>
        (left.Time, left.Id).CompareTo((right.Time, right.Id)) > 0 ? left : right;

    private static EventPosition Earlier(EventPosition left, EventPosition right) =>
        (left.Time, left.Id).CompareTo((right.Time, right.Id)) < 0 ? left : right;

    private static OutputLogEvent Show(LogEvent one) => new()
    {
        IngestionTime = one.Ingested,
        Message = one.Message,
        Timestamp = one.Position.Time,
    };

    private EventPosition? ReadToken(string query, string? token)
    {
        if (token is null)
        {
            return null;
        }

        if (!token.StartsWith(Forward, StringComparison.Ordinal) && !token.StartsWith(Backward, StringComparison.Ordinal))
        {
            throw LogsErrors.InvalidToken();
        }

        var position = context.Tokens.Read(query, token[Forward.Length..], LogsErrors.InvalidToken) ?? throw LogsErrors.InvalidToken();
        return EventPosition.TryParse(position);
    }
}
