using Microsoft.Data.Sqlite;

namespace Plimsoll.Acceptance.Tests.Support;

/// <summary>The server's state, looked at from outside as a person would with <c>sqlite3</c>.</summary>
internal sealed class StateFile : IDisposable
{
    private readonly SqliteConnection _connection;

    public StateFile(string path)
    {
        _connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        _connection.Open();
    }

    /// <summary>Grows with every transaction of any cell.</summary>
    public long Version()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT coalesce(sum(version), 0) FROM cell";
        return (long)command.ExecuteScalar()!;
    }

    public void Dispose() => _connection.Dispose();
}
