using Microsoft.Data.Sqlite;
using Plimsoll.Cells.Sqlite;
using Plimsoll.Cells.Tests.Support;

namespace Plimsoll.Cells.Tests.Sqlite;

public sealed class SqliteMigrationsTests : IDisposable
{
    private static readonly string[] Steps =
    [
        "CREATE TABLE t(a TEXT)",
        "ALTER TABLE t ADD COLUMN b TEXT NOT NULL DEFAULT 'b'; CREATE INDEX tb ON t(b)",
        "UPDATE t SET a=a||'!'",
    ];

    private readonly TemporaryFile _file = new();
    private readonly SqliteConnection _connection;

    public SqliteMigrationsTests()
    {
        _connection = new SqliteConnection($"Data Source={_file.Path};Pooling=False");
        _connection.Open();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void An_older_file_is_brought_up_to_date_with_what_it_holds(int from)
    {
        SqliteMigrations.Apply(_connection, Steps[..from]);
        Run("INSERT INTO t(a) VALUES('old')");

        SqliteMigrations.Apply(_connection, Steps);

        Assert.Equal(from < 3 ? "old!|b" : "old|b", Run("SELECT a||'|'||b FROM t"));
        Assert.Equal(3L, Run("PRAGMA user_version"));
    }

    [Fact]
    public void A_newer_file_is_refused_and_left_alone()
    {
        SqliteMigrations.Apply(_connection, Steps);

        var error = Assert.Throws<InvalidDataException>(() => SqliteMigrations.Apply(_connection, Steps[..2]));

        Assert.Contains("newer Plimsoll", error.Message, StringComparison.Ordinal);
        Assert.Equal(3L, Run("PRAGMA user_version"));
    }

    [Fact]
    public void A_step_that_fails_leaves_the_file_as_it_was()
    {
        SqliteMigrations.Apply(_connection, Steps[..1]);

        Assert.Throws<SqliteException>(() => SqliteMigrations.Apply(_connection, [Steps[0], Steps[1], "nonsense"]));

        Assert.Equal(1L, Run("PRAGMA user_version"));
        Assert.Equal(1L, Run("SELECT count(*) FROM pragma_table_info('t')"));
    }

    [Fact]
    public void Today_s_steps_lead_from_nothing_to_a_file_that_opens()
    {
        using var fresh = new TemporaryFile();
        fresh.Open().Dispose();
        using var again = fresh.Open();

        Assert.Empty(again.Cells());
    }

    public void Dispose()
    {
        _connection.Dispose();
        _file.Dispose();
    }

    private object? Run(string text)
    {
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // The texts are constants of these tests.
        command.CommandText = text;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
