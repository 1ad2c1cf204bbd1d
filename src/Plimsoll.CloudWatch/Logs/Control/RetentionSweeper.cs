using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Plimsoll.CloudWatch.Logs.Store;

namespace Plimsoll.CloudWatch.Logs.Control;

/// <summary>
/// Removes events that are older than their group keeps them, and what deleted groups and streams left behind: once
/// a minute, in batches between which other writes go ahead.
/// </summary>
internal sealed partial class RetentionSweeper(LogStore store, TimeProvider time, ILogger<RetentionSweeper> log) : IAsyncDisposable
{
    /// <summary>How often it looks.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _stop = new();
    private Task _loop = Task.CompletedTask;

    public void Start() => _loop = RunAsync();

    /// <summary>Removes all that is due.</summary>
    public async Task SweepAsync(CancellationToken cancel)
    {
        foreach (var group in store.Read(reader => reader.Groups.WithRetention()))
        {
            var now = time.GetUtcNow().ToUnixTimeMilliseconds();
            await UntilDoneAsync(removal => removal.RemoveExpired(group.Id, now), cancel).ConfigureAwait(false);
        }

        await UntilDoneAsync(removal => removal.RemoveOrphans(), cancel).ConfigureAwait(false);
        var today = time.GetUtcNow().ToUnixTimeMilliseconds();
        await UntilDoneAsync(removal => removal.RemoveMetrics(today), cancel).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task UntilDoneAsync(Func<EventRemoval, bool> remove, CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested && await store.RemoveAsync(remove).ConfigureAwait(false))
        {
            // The next batch goes to the end of the queue.
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
                    await SweepAsync(_stop.Token).ConfigureAwait(false);
                }
                catch (SqliteException error)
                {
                    LogFailed(error);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped: that is how a wait on the timer ends.
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Expired log events could not be removed; tried again in a minute")]
    private partial void LogFailed(Exception error);
}
