using System.Globalization;
using Microsoft.Data.Sqlite;
using Plimsoll.Cells.Sqlite;

namespace Plimsoll.CloudWatch.Logs.Store;

/// <summary>
/// A connection with its prepared statements, for one thread at a time. Parameters are positional: <c>$1</c>,
/// <c>$2</c> and so on.
/// </summary>
internal sealed class SqliteSession : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, Stack<SqliteCommand>> _idle = new(StringComparer.Ordinal);

    public SqliteSession(string path)
    {
        _connection = SqliteFile.Open(path, LogSchema.Settings, out var isAlone);
        IsAlone = isAlone;
    }

    /// <summary>True when nobody else can open the file, as on a full disk (<see cref="SqliteFile"/>).</summary>
    public bool IsAlone { get; }

    /// <summary>SQLite's own handle, for what measures it.</summary>
    public SQLitePCL.sqlite3? Handle => _connection.Handle;

    /// <summary>Several statements that take no parameters and are run once.</summary>
    public void RunScript(string sql)
    {
        using var command = Create(sql);
        command.ExecuteNonQuery();
    }

    /// <summary>Runs one statement and says how many rows it changed.</summary>
    public int Execute(string sql, params ReadOnlySpan<object?> values)
    {
        var command = Rent(sql, values);
        try
        {
            return command.ExecuteNonQuery();
        }
        finally
        {
            Return(sql, command);
        }
    }

    /// <summary>The rows of a query, read as they are asked for.</summary>
    public IEnumerable<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values) =>
        Rows(sql, read, values.ToArray());

    /// <summary>The first column of the first row; 0 where there is none.</summary>
    public long Scalar(string sql, params ReadOnlySpan<object?> values) =>
        Query(sql, row => row.IsDBNull(0) ? 0 : row.GetInt64(0), values).FirstOrDefault();

    public void Dispose()
    {
        foreach (var command in _idle.Values.SelectMany(commands => commands))
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    private IEnumerable<T> Rows<T>(string sql, Func<SqliteDataReader, T> read, object?[] values)
    {
        var command = Rent(sql, values);
        try
        {
            using var rows = command.ExecuteReader();
            while (rows.Read())
            {
                yield return read(rows);
            }
        }
        finally
        {
            Return(sql, command);
        }
    }

    private SqliteCommand Rent(string sql, ReadOnlySpan<object?> values)
    {
        if (!_idle.TryGetValue(sql, out var commands) || !commands.TryPop(out var command))
        {
            command = Create(sql);
            for (var i = 1; i <= values.Length; i++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = string.Create(CultureInfo.InvariantCulture, $"${i}") });
            }
        }

        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command;
    }

    private void Return(string sql, SqliteCommand command)
    {
        if (!_idle.TryGetValue(sql, out var commands))
        {
            _idle[sql] = commands = new Stack<SqliteCommand>();
        }

        commands.Push(command);
    }

    private SqliteCommand Create(string sql)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Every text is a constant of this folder; values go in as parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
