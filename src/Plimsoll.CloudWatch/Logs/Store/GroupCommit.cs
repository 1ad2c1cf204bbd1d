using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Plimsoll.CloudWatch.Logs.Store;

/// <summary>
/// The one thread that writes. What waits when it is free goes into one transaction, so that many writes share one
/// flush to disk; each is undone alone if it throws, and completes when the transaction is durable.
/// </summary>
internal sealed class GroupCommit : IDisposable
{
    private const int MaxWrites = 512;

    // Keeps one transaction, and with it the time that a small write waits, within bounds.
    private const long MaxBytes = 16 << 20;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly BlockingCollection<PendingWrite> _queue = [];
    private readonly Thread _thread;
    private SqliteSession _session;
    private bool _isDirty = true;

    public GroupCommit(SqliteSession session)
    {
        _session = session;
        _thread = new Thread(Run) { IsBackground = true, Name = "logs writer" };
        _thread.Start();
    }

    /// <summary>Transactions committed so far.</summary>
    public long Commits { get; private set; }

    /// <summary>Queues a write.</summary>
    /// <param name="write">What to do in the transaction.</param>
    /// <param name="bytes">About how much it writes.</param>
    /// <returns>Completes when the write is durable, or with what it threw.</returns>
    public Task<T> WriteAsync<T>(Func<SqliteSession, T> write, long bytes)
    {
        var pending = new PendingWrite<T>(write, bytes);
        _queue.Add(pending);
        return pending.Task;
    }

    /// <summary>Exchanges the session between two transactions; writes that wait go to the new one.</summary>
    public Task ExchangeAsync(Func<SqliteSession, SqliteSession> exchange)
    {
        var pending = new PendingWrite<bool>(session =>
        {
            _session = exchange(session);
            return true;
        }, 0) { IsAlone = true };
        _queue.Add(pending);
        return pending.Task;
    }

    public void Dispose()
    {
        _queue.CompleteAdding();
        _thread.Join();
        _session.Dispose();
        _queue.Dispose();
    }

    private void Run()
    {
        var batch = new List<PendingWrite>();
        while (Take() is { } first)
        {
            var next = first;
            var bytes = 0L;
            while (next is { IsAlone: false })
            {
                batch.Add(next);
                bytes += next.Bytes;
                next = batch.Count < MaxWrites && bytes < MaxBytes && _queue.TryTake(out var more) ? more : null;
            }

            Commit(batch);
            batch.Clear();
            if (next?.Apply(_session) == true)
            {
                next.Complete();
            }
        }
    }

    // When writes pause, the log is moved into the file: a copy of the file is a copy of what there is.
    private PendingWrite? Take()
    {
        PendingWrite? next;
        while (!_queue.TryTake(out next, _isDirty ? Pause : Timeout.InfiniteTimeSpan) && !_queue.IsCompleted)
        {
            _isDirty = false;
            EmptyLog();
        }

        _isDirty = true;
        return next;
    }

    private void EmptyLog()
    {
        try
        {
            // A reader in the way is not waited for: the next pause comes.
            _session.RunScript("PRAGMA busy_timeout=0; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA busy_timeout=5000;");
        }
        catch (SqliteException)
        {
            // Nothing is lost: the log still has it, and a disk that fails says so at the next write.
        }
    }

    private void Commit(List<PendingWrite> batch)
    {
        if (batch.Count == 0)
        {
            return;
        }

        var applied = new List<PendingWrite>(batch.Count);
        try
        {
            _session.Execute("BEGIN IMMEDIATE");
            foreach (var write in batch)
            {
                _session.Execute("SAVEPOINT one");
                if (write.Apply(_session))
                {
                    applied.Add(write);
                }
                else
                {
                    _session.Execute("ROLLBACK TO one");
                }

                _session.Execute("RELEASE one");
            }

            _session.Execute("COMMIT");
            Commits++;
        }
        catch (Exception error)
        {
            // Of whatever kind: the thread must live to answer the next writes, and these have not been made.
            RollBack();
            batch.ForEach(write => write.Fail(error));
            return;
        }

        applied.ForEach(write => write.Complete());
    }

    private void RollBack()
    {
        try
        {
            _session.Execute("ROLLBACK");
        }
        catch (Exception error) when (error is SqliteException or InvalidOperationException)
        {
            // Rolled back already, as SQLite does when the disk is full, or no connection: the first error is the one to tell.
        }
    }
}
