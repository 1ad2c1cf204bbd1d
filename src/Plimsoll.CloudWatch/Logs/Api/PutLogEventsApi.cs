using Plimsoll.CloudWatch.Logs.Api.Events;
using Plimsoll.CloudWatch.Logs.Control;
using Plimsoll.CloudWatch.Logs.Model;
using Plimsoll.Wire.Operations;

namespace Plimsoll.CloudWatch.Logs.Api;

/// <summary>PutLogEvents. The sequence token is accepted and ignored, as AWS does.</summary>
internal sealed class PutLogEventsApi(LogsContext context, LiveTailHub tail)
{
    public async ValueTask<PutLogEventsResponse> PutAsync(CallContext call, PutLogEventsRequest request)
    {
        var events = request.LogEvents!.Select(e => new NewLogEvent(e.Timestamp!.Value, e.Message!)).ToArray();
        if (PutDecision.FindFault(events) is { } fault)
        {
            throw LogsErrors.InvalidParameter(fault);
        }

        var now = context.Now;
        var filters = context.Store.Read(reader =>
        {
            var group = LogsContext.Group(reader.Groups, call, request.LogGroupName!);
            return (Metrics: reader.Filters.Metrics(group.Id), Subscriptions: reader.Filters.Subscriptions(group.Id));
        });
        var matched = BatchFilters.Match(filters.Metrics, filters.Subscriptions, events);
        var (group, decision) = await context.Store.WriteAsync(
            writer =>
            {
                var group = LogsContext.Group(writer.Groups, call, request.LogGroupName!);
                var stream = writer.Streams.Find(group.Id, request.LogStreamName!) ?? throw LogsErrors.StreamNotFound();
                var decision = PutDecision.Decide(events, now, group.RetentionInDays);
                var accepted = Accepted(events, decision);
                if (PutDecision.SpansTooMuch(accepted))
                {
                    throw LogsErrors.InvalidParameter("The batch of log events in a single PutLogEvents request cannot span more than 24 hours.");
                }

                var lastId = writer.Append(stream, accepted, now);
                if (lastId != 0)
                {
                    matched.Write(writer, group, stream, events, decision.Accepted, lastId, now);
                }

                return (group, decision);
            },
            bytes: events.Sum(e => (long)e.Message.Length + LogEvent.Overhead)).ConfigureAwait(false);
        tail.Publish(group, request.LogStreamName!, Accepted(events, decision), now);
        return new PutLogEventsResponse
        {
            NextSequenceToken = LogStreamApi.SequenceToken(now),
            RejectedLogEventsInfo = Rejected(decision),

            // Entities are not kept, and this is how the API says so; the events are taken all the same.
            RejectedEntityInfo = request.Entity is null ? null : new RejectedEntityInfo { ErrorType = "UnsupportedLogGroupType" },
        };
    }

    private static ReadOnlySpan<NewLogEvent> Accepted(NewLogEvent[] events, PutDecision decision)
    {
        var (start, end) = (decision.Accepted.Start.Value, decision.Accepted.End.Value);
        return start < end ? events.AsSpan(start, end - start) : [];
    }

    private static RejectedLogEventsInfo? Rejected(PutDecision decision) => decision switch
    {
        { TooOldEnd: null, ExpiredEnd: null, TooNewStart: null } => null,
        _ => new RejectedLogEventsInfo
        {
            TooOldLogEventEndIndex = decision.TooOldEnd,
            ExpiredLogEventEndIndex = decision.ExpiredEnd,
            TooNewLogEventStartIndex = decision.TooNewStart,
        },
    };
}
