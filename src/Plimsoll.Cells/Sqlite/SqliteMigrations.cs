using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Plimsoll.Cells.Sqlite;

/// <summary>The steps that lead from an empty file to today's tables. A step that was released never changes.</summary>
internal static class SqliteMigrations
{
    private static readonly string[] Steps =
    [
        """
        CREATE TABLE cell(name TEXT PRIMARY KEY, version INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE record(
            cell TEXT NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, version INTEGER NOT NULL, body TEXT NOT NULL,
            PRIMARY KEY(cell, kind, key)) WITHOUT ROWID;
        """,
    ];

    public static void Apply(SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction();
        var done = Convert.ToInt32(Run(connection, transaction, "PRAGMA user_version"), CultureInfo.InvariantCulture);
        if (done > Steps.Length)
        {
            throw new InvalidDataException(
                $"The data directory was written by a newer Plimsoll (schema {done}, this one knows {Steps.Length}). Use that version, or another --data directory.");
        }

        for (var step = done; step < Steps.Length; step++)
        {
            Run(connection, transaction, Steps[step]);
        }

        Run(connection, transaction, $"PRAGMA user_version={Steps.Length}");
        transaction.Commit();
    }

    private static object? Run(SqliteConnection connection, SqliteTransaction transaction, string text)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // The texts are the constants above.
        command.CommandText = text;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
