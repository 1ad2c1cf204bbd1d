using Microsoft.Data.Sqlite;

namespace Plimsoll.Cells.Sqlite;

/// <summary>Opens SQLite files: for their owner alone, and on a full disk for reading at least.</summary>
public static class SqliteFile
{
    // SQLITE_IOERR, SQLITE_FULL, SQLITE_CANTOPEN: what a disk without room answers where the files beside the database are to be made.
    private static readonly int[] NoRoom = [10, 13, 14];

    /// <summary>Opens or makes a file. The files that SQLite keeps beside it get its mode.</summary>
    /// <param name="path">Path; its directory must exist.</param>
    /// <param name="settings">Run first; <c>journal_mode=WAL</c> among them.</param>
    /// <param name="isAlone">
    /// True when the index of the log could not be made on the disk and lies in memory: nobody else can open the file until it is opened
    /// anew. What is there can be read, and writing works when there is room again.
    /// </param>
    /// <exception cref="SqliteException">It is none, or the disk fails.</exception>
    public static SqliteConnection Open(string path, string settings, out bool isAlone)
    {
        Make(path);
        try
        {
            isAlone = false;
            return OpenWith(path, settings);
        }
        catch (SqliteException error) when (NoRoom.Contains(error.SqliteErrorCode) && new FileInfo(path).Length > 0)
        {
            isAlone = true;
            return OpenWith(path, $"PRAGMA locking_mode=EXCLUSIVE; {settings}");
        }
    }

    private static void Make(string path)
    {
        if (!File.Exists(path))
        {
            new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.Write,
                Share = FileShare.ReadWrite | FileShare.Delete,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            }).Dispose();
        }
    }

    private static SqliteConnection OpenWith(string path, string settings)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are constants of those who call.
            command.CommandText = settings;
#pragma warning restore CA2100
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
