using System.Runtime.CompilerServices;
using System.Text.Json;
using Plimsoll.CloudWatch.Logs.Api.LiveTail;
using Plimsoll.CloudWatch.Logs.Control;
using Plimsoll.Wire.Operations;

namespace Plimsoll.CloudWatch.Logs.Api;

/// <summary>StartLiveTail: what arrives in some groups, as it arrives, an update a second for up to three hours.</summary>
internal sealed class LiveTailApi(LogsContext context, LiveTailHub tail)
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(3);

    public ValueTask<StartLiveTailResponse> StartAsync(CallContext call, StartLiveTailRequest request)
    {
        if (request.LogStreamNames is not null && request.LogStreamNamePrefixes is not null)
        {
            throw LogsErrors.InvalidParameter("logStreamNames and logStreamNamePrefixes are mutually exclusive parameters.");
        }

        if ((request.LogStreamNames ?? request.LogStreamNamePrefixes) is not null && request.LogGroupIdentifiers!.Count > 1)
        {
            throw LogsErrors.InvalidParameter("Log streams can only be specified when there is exactly one log group.");
        }

        var pattern = LogsErrors.ParsePattern(request.LogEventFilterPattern ?? "");
        var names = request.LogGroupIdentifiers!.Select(id => LogsArns.FromIdentifier(call, id)).ToList();
        var groups = context.Store.Read(reader => names.Select(name => LogsContext.Group(reader.Groups, call, name)).ToList());
        var session = new LiveTailSession(LogsContext.Scope(call), groups.Select(group => group.Id).ToHashSet(), Wants(request), pattern);
        if (!tail.TryAdd(session))
        {
            throw LogsErrors.LimitExceeded($"There can be at most {LiveTailHub.MostSessions} Live Tail sessions at once.");
        }

        // Also where the caller is gone before the first message.
        call.Aborted.UnsafeRegister(_ => tail.Remove(session), null);
        var start = new LiveTailSessionStart
        {
            LogEventFilterPattern = request.LogEventFilterPattern ?? "",
            LogGroupIdentifiers = [.. groups.Select(LogsArns.Group)],
            LogStreamNamePrefixes = request.LogStreamNamePrefixes ?? [],
            LogStreamNames = request.LogStreamNames ?? [],
            RequestId = call.RequestId,
            SessionId = Guid.NewGuid().ToString(),
        };
        return ValueTask.FromResult(StartLiveTailResponse.Of(RunAsync(session, start, call.Aborted)));
    }

    private static Func<string, bool> Wants(StartLiveTailRequest request) => request switch
    {
        { LogStreamNames: { } names } => names.ToHashSet(StringComparer.Ordinal).Contains,
        { LogStreamNamePrefixes: { } prefixes } => stream => prefixes.Any(prefix => stream.StartsWith(prefix, StringComparison.Ordinal)),
        _ => _ => true,
    };

    private async IAsyncEnumerable<EventStreamMessage> RunAsync(
        LiveTailSession session, LiveTailSessionStart start, [EnumeratorCancellation] CancellationToken aborted)
    {
        try
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(aborted, tail.Ended);
            using var timer = new PeriodicTimer(Period, context.Time);
            var began = context.Time.GetTimestamp();
            yield return new EventStreamMessage("sessionStart", JsonSerializer.SerializeToUtf8Bytes(start, LogsApiJson.Default.LiveTailSessionStart));
            while (await TickAsync(timer, stop.Token).ConfigureAwait(false))
            {
                if (context.Time.GetElapsedTime(began) >= Longest)
                {
                    var timeout = new SessionTimeoutException { Message = "The Live Tail session has reached its limit of three hours." };
                    yield return new EventStreamMessage(
                        "SessionTimeoutException", JsonSerializer.SerializeToUtf8Bytes(timeout, LogsApiJson.Default.SessionTimeoutException), IsException: true);
                    yield break;
                }

                yield return Update(session);
            }
        }
        finally
        {
            tail.Remove(session);
        }
    }

    private static async ValueTask<bool> TickAsync(PeriodicTimer timer, CancellationToken stop)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static EventStreamMessage Update(LiveTailSession session)
    {
        var (events, sampled) = session.Take();
        var update = new LiveTailSessionUpdate
        {
            SessionMetadata = new LiveTailSessionMetadata { Sampled = sampled },
            SessionResults =
            [
                .. events.Select(one => new LiveTailSessionLogEvent
                {
                    IngestionTime = one.Ingested,
                    LogGroupIdentifier = $"{one.Group.Scope.Account}:{one.Group.Name}",
                    LogStreamName = one.Stream,
                    Message = one.Event.Message,
                    Timestamp = one.Event.Timestamp,
                }),
            ],
        };
        return new EventStreamMessage("sessionUpdate", JsonSerializer.SerializeToUtf8Bytes(update, LogsApiJson.Default.LiveTailSessionUpdate));
    }
}
