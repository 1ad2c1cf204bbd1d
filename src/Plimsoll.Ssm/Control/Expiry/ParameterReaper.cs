using Microsoft.Extensions.Logging;
using Plimsoll.Cells.Control;
using Plimsoll.Ssm.Control.Versions;
using Plimsoll.Ssm.Model;

namespace Plimsoll.Ssm.Control.Expiry;

/// <summary>Takes away the parameters that expire: at the start, then once a minute.</summary>
internal sealed partial class ParameterReaper : IAsyncDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);
    private readonly SsmContext _context;
    private readonly ILogger<ParameterReaper> _log;
    private readonly Periodic _loop;

    public ParameterReaper(SsmContext context, ILogger<ParameterReaper> log)
    {
        (_context, _log) = (context, log);
        _loop = new Periodic(context.Time, Period, LookAsync, LogFailed);
    }

    public void Start() => _loop.Start();

    /// <summary>Removes all that is due; answers how many parameters went.</summary>
    public async Task<int> ReapAsync()
    {
        var removed = 0;
        foreach (var cell in _context.Cells.All)
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

    public ValueTask DisposeAsync() => _loop.DisposeAsync();

    private bool IsDue(ParameterRecord parameter) => parameter.ExpiresAt <= _context.Now;

    private async Task LookAsync()
    {
        if (await ReapAsync().ConfigureAwait(false) is > 0 and var removed)
        {
            LogRemoved(removed);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "{Count} parameters have expired: they are deleted")]
    private partial void LogRemoved(int count);

    [LoggerMessage(2, LogLevel.Error, "Parameters that have expired could not be deleted; tried again in a minute")]
    private partial void LogFailed(Exception error);
}
