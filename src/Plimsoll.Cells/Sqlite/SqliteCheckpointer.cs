using Microsoft.Data.Sqlite;

namespace Plimsoll.Cells.Sqlite;

/// <summary>
/// Moves what the write-ahead log has gathered into the file beside the commits, on a connection of its own: a commit that did it
/// itself would take tens of milliseconds. While commits go on, seldom; when they pause, at once and wholly, so that the log is empty and
/// a copy of the file is a copy of the state.
/// </summary>
/// <param name="path">Path of the file.</param>
/// <param name="time">Clock of the pauses.</param>
internal sealed class SqliteCheckpointer(string path, TimeProvider time) : IDisposable
{
    /// <summary>Pages in the log at which a commit moves them itself, should this not keep up: 256 MiB.</summary>
    public const int LastResortPages = 64_000;

    /// <summary>Without commits for so long, the log is emptied.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private const int EveryPages = 16_000;
    private const int PageBytes = 4096;

    // A record goes to the end of one tree and its key anywhere into another.
    private const int PagesPerChange = 2;

    // While commits never pause the log is moved all the same, so that little is lost where it is damaged.
    private const int BusyPauses = 10;

    // Each round finds only what was written during the one before.
    private const int MostRounds = 4;

    private readonly Lock _gate = new();
    private readonly Lock _moving = new();
    private ITimer? _timer;
    private SqliteConnection? _connection;
    private long _commits;
    private long _seen;
    private int _pages;
    private int _busy;
    private bool _armed;
    private bool _closed;

    /// <summary>Says that so many records were committed, of so many bytes together.</summary>
    public void Written(int changes, long bytes)
    {
        lock (_gate)
        {
            _commits++;
            _pages += (int)((changes * PagesPerChange) + (bytes / PageBytes));
            if (!_armed && !_closed)
            {
                (_armed, _seen, _busy) = (true, _commits, 0);
                _timer ??= time.CreateTimer(_ => Look(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                _timer.Change(Pause, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <summary>Ends when what is being moved is there.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            _timer?.Dispose();
        }

        lock (_moving)
        {
            _connection?.Dispose();
        }
    }

    // Once a pause while commits come; the timer stands still on an idle server.
    private void Look()
    {
        bool isPause;
        lock (_gate)
        {
            isPause = _commits == _seen;
            _seen = _commits;
            if (!isPause && _pages < EveryPages && ++_busy < BusyPauses)
            {
                Again();
                return;
            }

            (_pages, _busy) = (0, 0);
        }

        var isDone = Move(isPause);
        lock (_gate)
        {
            _armed = !isPause || !isDone || _commits != _seen;
            if (_armed)
            {
                Again();
            }
        }
    }

    private void Again()
    {
        if (!_closed)
        {
            _timer!.Change(Pause, Timeout.InfiniteTimeSpan);
        }
    }

    private bool Move(bool isPause)
    {
        lock (_moving)
        {
            if (_closed)
            {
                return true;
            }

            try
            {
                _connection ??= Open();
                for (var round = 0; round < MostRounds; round++)
                {
                    if (Checkpoint("PRAGMA wal_checkpoint(PASSIVE)"))
                    {
                        // Nothing is left to move: cutting the log off holds a commit up for no longer than that takes.
                        return !isPause || Checkpoint("PRAGMA wal_checkpoint(TRUNCATE)");
                    }
                }

                return false;
            }
            catch (SqliteException)
            {
                // Nothing is lost: the log still has it, and a disk that fails says so at a commit, where somebody waits for the answer.
                return true;
            }
        }
    }

    // True when nobody was in the way and all of the log was moved.
    private bool Checkpoint(string text)
    {
        using var command = _connection!.CreateCommand();
#pragma warning disable CA2100 // The texts are the constants above.
        command.CommandText = text;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        return !reader.Read() || (reader.GetInt32(0) == 0 && reader.GetInt32(1) == reader.GetInt32(2));
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA busy_timeout=1000";
        command.ExecuteNonQuery();
        return connection;
    }
}
