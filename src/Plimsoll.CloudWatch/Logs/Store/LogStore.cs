using System.Collections.Concurrent;

namespace Plimsoll.CloudWatch.Logs.Store;

/// <summary>
/// Log groups, streams and events of every account and region, in one SQLite file. A write returns when it is durable;
/// reads see what is durable and do not wait for writes.
/// </summary>
internal sealed class LogStore : IDisposable
{
    private readonly string _path;
    private readonly GroupCommit _commit;

    // On a full disk only the writer has the file open: it reads for all.
    private readonly bool _isAlone;
    private readonly ConcurrentBag<LogReader> _readers = [];

    // Readers share it; the reset, which takes the file away from under them, has it alone.
    private readonly ReaderWriterLockSlim _gate = new();
    private bool _disposed;

    /// <summary>Opens or makes the file; its directory must be there.</summary>
    public LogStore(string path)
    {
        _path = path;
        var session = LogFile.Open(path);
        _isAlone = session.IsAlone;
        _commit = new GroupCommit(session);
    }

    /// <summary>Transactions committed since the start.</summary>
    public long Commits => _commit.Commits;

    /// <summary>Changes something; returns what <paramref name="write"/> does once it is durable, or throws what it threw.</summary>
    /// <param name="write">Runs on the writer's thread, alone.</param>
    /// <param name="bytes">About how much it writes.</param>
    public Task<T> WriteAsync<T>(Func<LogWriter, T> write, long bytes = 0) => _commit.WriteAsync(session => write(new LogWriter(session)), bytes);

    /// <summary>Removes one batch of events, as <see cref="EventRemoval"/> says.</summary>
    public Task<bool> RemoveAsync(Func<EventRemoval, bool> remove) => _commit.WriteAsync(session => remove(new EventRemoval(session)), 0);

    /// <summary>Reads something. The reader may not be kept, nor may what it reads lazily.</summary>
    public T Read<T>(Func<LogReader, T> read)
    {
        if (_isAlone)
        {
            return _commit.WriteAsync(session => read(new LogReader(session)), 0).GetAwaiter().GetResult();
        }

        _gate.EnterReadLock();
        LogReader? reader = null;
        try
        {
            if (!_readers.TryTake(out reader))
            {
                reader = new LogReader(new SqliteSession(_path));
            }

            return read(reader);
        }
        finally
        {
            if (reader is not null)
            {
                _readers.Add(reader);
            }

            _gate.ExitReadLock();
        }
    }

    /// <summary>Drops everything, in a time that does not depend on how much there is.</summary>
    public Task ResetAsync() => _commit.ExchangeAsync(session =>
    {
        _gate.EnterWriteLock();
        try
        {
            CloseReaders();
            session.Dispose();
            LogFile.Delete(_path);
            return LogFile.Open(_path);
        }
        finally
        {
            _gate.ExitWriteLock();
        }
    });

    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        // Readers first: whoever closes last folds the write-ahead log into the file, and that should be the writer.
        CloseReaders();
        _commit.Dispose();
        _gate.Dispose();
    }

    private void CloseReaders()
    {
        while (_readers.TryTake(out var reader))
        {
            reader.Dispose();
        }
    }
}
