using Microsoft.Extensions.Logging;
using Plimsoll.Ssm.Control.Versions;
using Plimsoll.Ssm.Model;

namespace Plimsoll.Ssm.Control.Expiry;

/// <summary>Takes away the parameters that expire: at the start, then once a minute.</summary>
internal sealed partial class ParameterReaper(SsmContext context, ILogger<ParameterReaper> log) : IAsyncDisposable
{
    /// <summary>How often it looks.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _stop = new();
    private Task _loop = Task.CompletedTask;

    public void Start() => _loop = RunAsync();

    /// <summary>Removes all that is due; answers how many parameters went.</summary>
    public async Task<int> ReapAsync()
    {
        var removed = 0;
        foreach (var cell in context.Cells.All)
        {
            var due = cell.Peek(view => view.In(SsmTables.ParametersToExpire, "").Where(IsDue).Select(parameter => parameter.Name).ToList());
            foreach (var name in due)
            {
                // Its policy may have changed since.
                removed += await cell.WriteAsync(tx => tx.Get(SsmTables.Parameters, name) is { } parameter && IsDue(parameter) && NewVersions.Remove(tx, name) ? 1 : 0)
                    .ConfigureAwait(false);
            }
        }

        return removed;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(false);
        _stop.Dispose();
    }

    private bool IsDue(ParameterRecord parameter) => parameter.ExpiresAt <= context.Now;

    private async Task RunAsync()
    {
        using var timer = new PeriodicTimer(Period, context.Time);
        try
        {
            do
            {
                try
                {
                    if (await ReapAsync().ConfigureAwait(false) is > 0 and var removed)
                    {
                        LogRemoved(removed);
                    }
                }
                catch (IOException error)
                {
                    LogFailed(error);
                }
            }
            while (await timer.WaitForNextTickAsync(_stop.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            // Stopped: that is how a wait on the timer ends.
        }
    }

    [LoggerMessage(1, LogLevel.Information, "{Count} parameters have expired: they are deleted")]
    private partial void LogRemoved(int count);

    [LoggerMessage(2, LogLevel.Error, "Parameters that have expired could not be deleted; tried again in a minute")]
    private partial void LogFailed(Exception error);
}
