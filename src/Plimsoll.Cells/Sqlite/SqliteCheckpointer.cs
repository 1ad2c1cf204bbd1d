using Microsoft.Data.Sqlite;

namespace Plimsoll.Cells.Sqlite;

/// <summary>
/// Moves what the write-ahead log has gathered into the file beside the commits, on a connection of its own: a commit that did it
/// itself would take tens of milliseconds. Used by one writing thread.
/// </summary>
internal sealed class SqliteCheckpointer(string path) : IDisposable
{
    /// <summary>Pages in the log at which a commit moves them itself, should this not keep up: 256 MiB.</summary>
    public const int LastResortPages = 64_000;

    private const int EveryPages = 16_000;

    // A record goes to the end of one tree and its key anywhere into another.
    private const int PagesPerChange = 2;

    // Each round finds only what was written during the one before.
    private const int MostRounds = 4;

    private int _pages;
    private Task _moving = Task.CompletedTask;
    private SqliteConnection? _connection;

    /// <summary>Says that so many records were committed.</summary>
    public void Written(int changes)
    {
        _pages += changes * PagesPerChange;
        if (_pages >= EveryPages && _moving.IsCompleted)
        {
            _pages = 0;
            _moving = Task.Run(Move);
        }
    }

    /// <summary>Ends when what is being moved is there.</summary>
    public void Dispose()
    {
        _moving.GetAwaiter().GetResult();
        _connection?.Dispose();
    }

    private void Move()
    {
        try
        {
            _connection ??= Open();
            using var command = _connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(PASSIVE)";
            for (var round = 0; round < MostRounds; round++)
            {
                using var reader = command.ExecuteReader();
                if (!reader.Read() || reader.GetInt32(1) == reader.GetInt32(2))
                {
                    return;
                }
            }
        }
        catch (SqliteException)
        {
            // Nothing is lost: the log still has it, and a disk that fails says so at a commit, where somebody waits for the answer.
        }
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
