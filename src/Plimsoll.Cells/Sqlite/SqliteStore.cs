using Microsoft.Data.Sqlite;
using Plimsoll.Cells.Journal;

namespace Plimsoll.Cells.Sqlite;

/// <summary>Cells in one SQLite file: write-ahead log, synchronous=FULL. A person can look with <c>sqlite3</c>.</summary>
public sealed class SqliteStore : IStore
{
    private const string Settings = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000; PRAGMA cache_size=-16000;";

    // Where no second connection can be had, commits move the log themselves.
    private const int AlonePages = 1000;

    private readonly SqliteConnection _connection;
    private readonly SqliteCheckpointer? _checkpointer;
    private readonly SqliteCommand _next;
    private readonly SqliteCommand _first;
    private readonly SqliteCommand _put;
    private readonly SqliteCommand _remove;

    /// <summary>Opens or makes the file, and brings an older one up to date.</summary>
    /// <param name="path">Path of the file; its directory must exist.</param>
    /// <param name="time">Clock of the pauses in which the log is moved into the file; the machine's when null.</param>
    public SqliteStore(string path, TimeProvider? time = null)
    {
        _connection = SqliteFile.Open(path, Settings, out var isAlone);
        _checkpointer = isAlone ? null : new SqliteCheckpointer(path, time ?? TimeProvider.System);
        Run($"PRAGMA wal_autocheckpoint={(isAlone ? AlonePages : SqliteCheckpointer.LastResortPages)}");
        SqliteMigrations.Apply(_connection);
        _checkpointer?.Written(1, 0);
        _next = Command("UPDATE cell SET version=$version WHERE name=$cell AND version=$before", "$cell", "$version", "$before");
        _first = Command("INSERT OR IGNORE INTO cell(name, version) VALUES($cell, $version)", "$cell", "$version");
        _put = Command(
            """
            INSERT INTO record(cell, kind, key, version, body) VALUES($cell, $kind, $key, $version, CAST($body AS TEXT))
            ON CONFLICT(cell, kind, key) DO UPDATE SET version=excluded.version, body=excluded.body
            """,
            "$cell", "$kind", "$key", "$version", "$body");
        _remove = Command("DELETE FROM record WHERE cell=$cell AND kind=$kind AND key=$key", "$cell", "$kind", "$key");
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Cells()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT name FROM cell ORDER BY name";
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    /// <inheritdoc/>
    public long Load(string cell, Action<string, ReadOnlySpan<byte>> record)
    {
        // One snapshot: a version newer than the records would slip past the fence.
        using var transaction = _connection.BeginTransaction(deferred: true);
        using var version = _connection.CreateCommand();
        version.Transaction = transaction;
        version.CommandText = "SELECT version FROM cell WHERE name=$cell";
        version.Parameters.AddWithValue("$cell", cell);
        using var records = _connection.CreateCommand();
        records.Transaction = transaction;
        records.CommandText = "SELECT kind, CAST(body AS BLOB) FROM record WHERE cell=$cell";
        records.Parameters.AddWithValue("$cell", cell);
        using var reader = records.ExecuteReader();
        while (reader.Read())
        {
            record(reader.GetString(0), reader.GetFieldValue<byte[]>(1));
        }

        return version.ExecuteScalar() is long found ? found : 0;
    }

    /// <inheritdoc/>
    public void Append(IReadOnlyList<Entry> entries)
    {
        // Of a record that several entries of the group change only the last state needs writing.
        var last = new Dictionary<(string Cell, Tables.Table Table, string Key), (long Version, object? Record)>();
        var versions = new Dictionary<string, (long Before, long After)>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            var (before, after) = versions.GetValueOrDefault(entry.Cell, (entry.Version - 1, entry.Version - 1));
            versions[entry.Cell] = entry.Version == after + 1 ? (before, entry.Version) : throw new FencedException(entry.Cell);
            foreach (var change in entry.Changes)
            {
                last[(entry.Cell, change.Table, change.Key)] = (entry.Version, change.New);
            }
        }

        var bytes = 0L;
        using var transaction = _connection.BeginTransaction();
        foreach (var (cell, (before, after)) in versions)
        {
            if (Run(_next, transaction, cell, after, before) == 0 && (before > 0 || Run(_first, transaction, cell, after) == 0))
            {
                throw new FencedException(cell);
            }
        }

        foreach (var ((cell, table, key), (version, record)) in last)
        {
            if (record is null)
            {
                Run(_remove, transaction, cell, table.Kind, key);
                continue;
            }

            var body = table.Serialize(record);
            bytes += body.Length;
            Run(_put, transaction, cell, table.Kind, key, version, body);
        }

        transaction.Commit();
        _checkpointer?.Written(last.Count, bytes);
    }

    /// <inheritdoc/>
    public void Reset(IReadOnlyCollection<string> keep)
    {
        using var transaction = _connection.BeginTransaction();
        using var command = _connection.CreateCommand();
        command.Transaction = transaction;
        var names = keep.Select((kind, at) => command.Parameters.AddWithValue($"$kind{at}", kind).ParameterName);
        command.CommandText = $"DELETE FROM record WHERE kind NOT IN ({string.Join(',', names)}); DELETE FROM cell WHERE name NOT IN (SELECT cell FROM record);";
        command.ExecuteNonQuery();
        transaction.Commit();
        _checkpointer?.Written(1, 0);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _checkpointer?.Dispose();
        foreach (var command in new[] { _next, _first, _put, _remove })
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    /// <summary>A setting of the open file.</summary>
    internal string? Pragma(string name)
    {
        using var command = Command($"PRAGMA {name}");
        return command.ExecuteScalar()?.ToString();
    }

    private static int Run(SqliteCommand command, SqliteTransaction transaction, params ReadOnlySpan<object> values)
    {
        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        return command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string text, params string[] parameters)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // The texts are the constants above.
        command.CommandText = text;
#pragma warning restore CA2100
        foreach (var name in parameters)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        }

        return command;
    }

    private void Run(string text)
    {
        using var command = Command(text);
        command.ExecuteNonQuery();
    }
}
