using Microsoft.Extensions.Logging;
using Plimsoll.Cells.Control;
using Plimsoll.SecretsManager.Model;

namespace Plimsoll.SecretsManager.Control.Deletion;

/// <summary>Takes away the secrets whose recovery window is over: at the start, then once a minute.</summary>
internal sealed partial class SecretReaper : IAsyncDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);
    private readonly SecretsContext _context;
    private readonly ILogger<SecretReaper> _log;
    private readonly Periodic _loop;

    public SecretReaper(SecretsContext context, ILogger<SecretReaper> log)
    {
        (_context, _log) = (context, log);
        _loop = new Periodic(context.Time, Period, LookAsync, LogFailed);
    }

    public void Start() => _loop.Start();

    /// <summary>Removes all that is due; answers how many secrets went.</summary>
    public async Task<int> ReapAsync()
    {
        var removed = 0;
        foreach (var cell in _context.Cells.All)
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

    public ValueTask DisposeAsync() => _loop.DisposeAsync();

    private bool IsDue(SecretRecord secret) => secret.DeletionDate <= _context.Now;

    private async Task LookAsync()
    {
        if (await ReapAsync().ConfigureAwait(false) is > 0 and var removed)
        {
            LogRemoved(removed);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "The recovery windows of {Count} secrets are over: they are deleted")]
    private partial void LogRemoved(int count);

    [LoggerMessage(2, LogLevel.Error, "Secrets whose recovery window is over could not be deleted; tried again in a minute")]
    private partial void LogFailed(Exception error);
}
