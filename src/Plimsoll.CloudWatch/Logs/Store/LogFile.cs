namespace Plimsoll.CloudWatch.Logs.Store;

/// <summary>The file on disk: making it, bringing it up to date, deleting it.</summary>
internal static class LogFile
{
    /// <summary>Opens the file for writing; makes it and its tables where there are none.</summary>
    /// <exception cref="InvalidDataException">A later Plimsoll wrote the file.</exception>
    public static SqliteSession Open(string path)
    {
        var session = new SqliteSession(path);
        var version = session.Scalar("PRAGMA user_version");
        if (version > LogSchema.Version)
        {
            session.Dispose();
            throw new InvalidDataException(
                $"{path} was written by a newer Plimsoll (schema {version}, this one knows {LogSchema.Version}). Use that version, or another --data directory.");
        }

        if (version < LogSchema.Version)
        {
            session.RunScript(
                $"BEGIN IMMEDIATE; {(version < 1 ? LogSchema.Tables : "")} {(version < 2 ? LogSchema.Filters : "")} {LogSchema.Exports} PRAGMA user_version={LogSchema.Version}; COMMIT;");
        }

        return session;
    }

    /// <summary>Deletes the file, which nobody may have open. The main file goes first: SQLite drops a log that has none.</summary>
    public static void Delete(string path)
    {
        File.Delete(path);
        File.Delete($"{path}-wal");
        File.Delete($"{path}-shm");
    }
}
