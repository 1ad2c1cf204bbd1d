using System.Collections.Concurrent;
using System.Net.Http.Headers;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Plimsoll.CloudWatch.Logs.Model;
using Plimsoll.CloudWatch.Logs.Store;
using Plimsoll.CloudWatch.Logs.Subscriptions;

namespace Plimsoll.CloudWatch.Logs.Control;

/// <summary>
/// Delivers to webhooks what their subscriptions have queued, at least once and in order of arrival: it is struck off when the
/// receiver has answered 2xx. A receiver that fails is tried again after ever longer waits; after 24 hours events are given up, as in AWS.
/// </summary>
internal sealed partial class WebhookDelivery(LogStore store, HttpClient http, TimeProvider time, ILogger<WebhookDelivery> log) : IAsyncDisposable
{
    /// <summary>How often it looks.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private const int MostAtOnce = 8;
    private const int MostEvents = 1000;
    private const long MostBytes = 1 << 20;

    // A receiver that keeps up with a batch after the other does not keep the others waiting for ever.
    private const int MostBatches = 20;
    private static readonly TimeSpan Answer = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan GivenUp = TimeSpan.FromHours(24);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private readonly record struct Retry(int Failures, DateTimeOffset Next);

    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<long, Retry> _retries = [];
    private Task _loop = Task.CompletedTask;

    public void Start() => _loop = RunAsync();

    /// <summary>Delivers what is due.</summary>
    public Task DeliverAsync(CancellationToken cancel)
    {
        var waiting = store.Read(reader => reader.Filters.Waiting());
        foreach (var gone in _retries.Keys.Except(waiting.Select(filter => filter.Id)))
        {
            _retries.TryRemove(gone, out _);
        }

        var now = time.GetUtcNow();
        return Parallel.ForEachAsync(
            waiting.Where(filter => !_retries.TryGetValue(filter.Id, out var retry) || retry.Next <= now),
            new ParallelOptions { MaxDegreeOfParallelism = MostAtOnce, CancellationToken = cancel },
            DeliverAsync);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(false);
        _stop.Dispose();
        http.Dispose();
    }

    private async ValueTask DeliverAsync(SubscriptionFilter filter, CancellationToken cancel)
    {
        var oldest = (time.GetUtcNow() - GivenUp).ToUnixTimeMilliseconds();
        if (await store.WriteAsync(writer => writer.Filtering.GiveUp(filter.Id, oldest)).ConfigureAwait(false) is > 0 and var lost)
        {
            LogGivenUp(filter.Name, lost);
        }

        for (var i = 0; i < MostBatches; i++)
        {
            var (group, batch) = store.Read(reader => (reader.Groups.Find(filter.GroupId), Batch(reader.Filters.Undelivered(filter.Id))));
            if (group is null || batch.Count == 0)
            {
                break;
            }

            if (await FindFaultAsync(filter, SubscriptionPayload.Of(group, filter.Name, [.. batch.Select(one => one.Event)]), cancel).ConfigureAwait(false) is { } fault)
            {
                var failures = _retries.TryGetValue(filter.Id, out var retry) ? retry.Failures + 1 : 1;
                var wait = TimeSpan.FromSeconds(Math.Min(Math.Pow(2, Math.Min(failures, 10)), LongestWait.TotalSeconds));
                _retries[filter.Id] = new Retry(failures, time.GetUtcNow() + wait);
                LogFailed(filter.Name, group.Name, fault, wait.TotalSeconds);
                return;
            }

            await store.WriteAsync(writer =>
            {
                writer.Filtering.Delivered(filter.Id, batch[0].Id, batch[^1].Id);
                return true;
            }).ConfigureAwait(false);
            _retries.TryRemove(filter.Id, out _);
        }
    }

    // A payload is of one stream.
    private static List<UndeliveredEvent> Batch(IEnumerable<UndeliveredEvent> events)
    {
        var batch = new List<UndeliveredEvent>();
        var bytes = 0L;
        foreach (var one in events)
        {
            bytes += one.Event.Message.Length + LogEvent.Overhead;
            if (batch.Count > 0 && (batch.Count == MostEvents || bytes > MostBytes || one.Event.Stream != batch[0].Event.Stream))
            {
                break;
            }

            batch.Add(one);
        }

        return batch;
    }

    // Null when it was taken. The address may hold a secret: it is in no text.
    private async Task<string?> FindFaultAsync(SubscriptionFilter filter, byte[] payload, CancellationToken cancel)
    {
        using var timeout = new CancellationTokenSource(Answer, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, timeout.Token);
        try
        {
            using var content = new ByteArrayContent(payload);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var request = new HttpRequestMessage(HttpMethod.Post, SubscriptionDestination.Webhook(filter.Destination)) { Content = content };
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            return answer.IsSuccessStatusCode ? null : $"HTTP {(int)answer.StatusCode}";
        }
        catch (HttpRequestException error)
        {
            return (error.InnerException as WebhookRefusedException)?.Message ?? error.HttpRequestError.ToString();
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return $"no answer within {Answer.TotalSeconds} s";
        }
    }

    private async Task RunAsync()
    {
        using var timer = new PeriodicTimer(Period, time);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token).ConfigureAwait(false))
            {
                try
                {
                    await DeliverAsync(_stop.Token).ConfigureAwait(false);
                }
                catch (SqliteException error)
                {
                    LogStoreFailed(error);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped: that is how a wait on the timer ends.
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Subscription {Filter} of {Group} could not be delivered: {Fault}; tried again in {Seconds} s")]
    private partial void LogFailed(string filter, string group, string fault, double seconds);

    [LoggerMessage(2, LogLevel.Error, "Subscription {Filter} could not be delivered for 24 hours: {Count} events are given up")]
    private partial void LogGivenUp(string filter, int count);

    [LoggerMessage(3, LogLevel.Error, "What subscriptions have to deliver could not be read; tried again in a second")]
    private partial void LogStoreFailed(Exception error);
}
