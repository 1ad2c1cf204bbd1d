using Microsoft.Extensions.Logging;
using Plimsoll.SecretsManager.Model;

namespace Plimsoll.SecretsManager.Control.Deletion;

/// <summary>Takes away the secrets whose recovery window is over: at the start, then once a minute.</summary>
internal sealed partial class SecretReaper(SecretsContext context, ILogger<SecretReaper> log) : IAsyncDisposable
{
    /// <summary>How often it looks.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _stop = new();
    private Task _loop = Task.CompletedTask;

    public void Start() => _loop = RunAsync();

    /// <summary>Removes all that is due; answers how many secrets went.</summary>
    public async Task<int> ReapAsync()
    {
        var removed = 0;
        foreach (var cell in context.Cells.All)
        {
            var due = cell.Peek(view => view.In(SecretTables.SecretsToDelete, "").Where(IsDue).Select(secret => secret.Name).ToList());
            foreach (var name in due)
            {
                removed += await cell.WriteAsync(tx =>
                {
                    // It may have been restored since, or made anew.
                    if (tx.Get(SecretTables.Secrets, name) is not { } secret || !IsDue(secret))
                    {
                        return 0;
                    }

                    SecretRemoval.Remove(tx, name);
                    return 1;
                }).ConfigureAwait(false);
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

    private bool IsDue(SecretRecord secret) => secret.DeletionDate <= context.Now;

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

    [LoggerMessage(1, LogLevel.Information, "The recovery windows of {Count} secrets are over: they are deleted")]
    private partial void LogRemoved(int count);

    [LoggerMessage(2, LogLevel.Error, "Secrets whose recovery window is over could not be deleted; tried again in a minute")]
    private partial void LogFailed(Exception error);
}
