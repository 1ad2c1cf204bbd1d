using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Plimsoll.Wire.Errors;

namespace Plimsoll.Hosting;

/// <summary>Tells faults of the disk from ours: what callers are answered, and one line in the log when they begin and one when they end.</summary>
/// <param name="directory">Data directory.</param>
/// <param name="log">Where the lines go.</param>
internal sealed partial class DiskFaults(string directory, ILogger log)
{
    // ENOSPC, EDQUOT, EROFS, EIO.
    private static readonly int[] SystemCodes = [28, 122, 30, 5];

    // SQLITE_READONLY, SQLITE_IOERR, SQLITE_FULL, SQLITE_CANTOPEN.
    private static readonly int[] SqliteCodes = [8, 10, 13, 14];

    private int _failing;

    /// <summary>Something was written again.</summary>
    public event Action? Ended;

    /// <summary>What a caller is answered whose call met a disk that is full or fails: 503; null for any other fault.</summary>
    public AwsException? Of(Exception error) => Reason(error) is { } reason ? new AwsException("ServiceUnavailable", reason, 503) : null;

    /// <summary>The same in words.</summary>
    public string? Reason(Exception error)
    {
        if (Find(error) is not { } found)
        {
            return null;
        }

        var reason = IsFull(found)
            ? $"The disk of {directory} is full: what is there can be read, and nothing can be written until there is room."
            : $"The disk of {directory} fails: {found.Message}";
        if (Interlocked.Exchange(ref _failing, 1) == 0)
        {
            LogBegun(log, reason);
        }

        return reason;
    }

    /// <summary>Says that something was written.</summary>
    public void Written()
    {
        if (Volatile.Read(ref _failing) == 1 && Interlocked.Exchange(ref _failing, 0) == 1)
        {
            LogEnded(log, directory);
            Ended?.Invoke();
        }
    }

    private static Exception? Find(Exception? error)
    {
        while (error is not null && !(error is SqliteException sqlite ? SqliteCodes.Contains(sqlite.SqliteErrorCode) : SystemCodes.Contains(error.HResult) && error is IOException))
        {
            error = error is AggregateException { InnerExceptions: [var first, ..] } ? first : error.InnerException;
        }

        return error;
    }

    private static bool IsFull(Exception found) => found is SqliteException { SqliteErrorCode: 13 } or IOException { HResult: 28 or 122 };

    [LoggerMessage(1, LogLevel.Error, "{Reason}")]
    private static partial void LogBegun(ILogger log, string reason);

    [LoggerMessage(2, LogLevel.Information, "The disk of {Directory} can be written again")]
    private static partial void LogEnded(ILogger log, string directory);

    [LoggerMessage(3, LogLevel.Error, "{Damage}")]
    public static partial void LogDamage(ILogger log, string damage);
}
