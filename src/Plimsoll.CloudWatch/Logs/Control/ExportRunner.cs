using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Plimsoll.CloudWatch.Logs.Exports;
using Plimsoll.CloudWatch.Logs.Model;
using Plimsoll.CloudWatch.Logs.Store;

namespace Plimsoll.CloudWatch.Logs.Control;

/// <summary>Runs exports, one at a time. One that the program's end cut off is done over, into the same objects.</summary>
/// <param name="store">The store.</param>
/// <param name="open">Opens buckets; null where there is no service to export to.</param>
/// <param name="time">Clock.</param>
/// <param name="log">For faults.</param>
internal sealed partial class ExportRunner(LogStore store, Func<string, IExportBucket>? open, TimeProvider time, ILogger<ExportRunner> log) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Channel<string> _queue = Channel.CreateUnbounded<string>();
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private string? _current;
    private CancellationTokenSource? _cancel;
    private Task _loop = Task.CompletedTask;

    public void Start()
    {
        foreach (var id in store.Read(reader => reader.Exports.Unfinished()))
        {
            Add(id);
        }

        _loop = RunAsync();
    }

    /// <summary>Runs a stored export when those before it have ended.</summary>
    public void Add(string id) => _queue.Writer.TryWrite(id);

    /// <summary>Ends an export, where it runs; null for whichever does.</summary>
    public void Cancel(string? id)
    {
        lock (_lock)
        {
            if (id is null || id == _current)
            {
                _cancel?.Cancel();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            await foreach (var id in _queue.Reader.ReadAllAsync(_stop.Token).ConfigureAwait(false))
            {
                await RunAsync(id).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped: what is not done stays in the store.
        }
    }

    private async Task RunAsync(string id)
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);

        // Before the task runs: who finds it running finds here what to cancel.
        SetCurrent(id, cancel);
        try
        {
            if (await WriteAsync(writer => writer.Exporting.Begin(id)).ConfigureAwait(false) is { } task)
            {
                var end = task.Status == ExportStatus.PendingCancel ? ExportEnd.Cancelled : await ExportAsync(task, cancel.Token).ConfigureAwait(false);
                await WriteAsync(writer => writer.Exporting.End(id, end, time.GetUtcNow().ToUnixTimeMilliseconds())).ConfigureAwait(false);
            }
        }
        finally
        {
            SetCurrent(null, null);
        }
    }

    // A disk without room has some again one day; what was exported is not exported anew for that.
    private async Task<T> WriteAsync<T>(Func<LogWriter, T> write)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await store.WriteAsync(write).ConfigureAwait(false);
            }
            catch (SqliteException error)
            {
                if (attempt == 0)
                {
                    LogStoreFailed(error.Message);
                }

                await Task.Delay(Pause, time, _stop.Token).ConfigureAwait(false);
            }
        }
    }

    private void SetCurrent(string? id, CancellationTokenSource? cancel)
    {
        lock (_lock)
        {
            (_current, _cancel) = (id, cancel);
        }
    }

    private async Task<ExportEnd> ExportAsync(ExportTask task, CancellationToken cancel)
    {
        try
        {
            using var bucket = open?.Invoke(task.Bucket);
            return bucket is null
                ? ExportEnd.Failed("There is no S3-compatible service to export to any more.")
                : await new Exporter(store, bucket, task).RunAsync(cancel).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            // Of whatever kind: the loop must live to run the next export. At the program's end the task stays as it is.
            _stop.Token.ThrowIfCancellationRequested();
            if (cancel.IsCancellationRequested)
            {
                return ExportEnd.Cancelled;
            }

            if (error is IOException)
            {
                LogFailed(task.Id, error.Message);
                return ExportEnd.Failed(error.Message);
            }

            LogBroken(error, task.Id);
            return ExportEnd.Failed("The export could not be made: the log of the server says why.");
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Export {Id} failed: {Reason}")]
    private partial void LogFailed(string id, string reason);

    [LoggerMessage(3, LogLevel.Error, "Export {Id} failed")]
    private partial void LogBroken(Exception error, string id);

    [LoggerMessage(2, LogLevel.Error, "The state of an export cannot be written, and is tried again every second: {Reason}")]
    private partial void LogStoreFailed(string reason);
}
