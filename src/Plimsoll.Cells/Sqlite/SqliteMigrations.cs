using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Plimsoll.Cells.Sqlite;

/// <summary>The steps that lead from an empty file to today's tables. A step that was released never changes.</summary>
internal static class SqliteMigrations
{
    // Records keep their row ids: bodies of some kilobytes in a tree ordered by random keys would cost twice the writes.
    private static readonly string[] Steps =
    [
        """
        CREATE TABLE cell(name TEXT PRIMARY KEY, version INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE record(
            cell TEXT NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, version INTEGER NOT NULL, body TEXT NOT NULL,
            PRIMARY KEY(cell, kind, key));
        """,
    ];

    public static void Apply(SqliteConnection connection) => Apply(connection, Steps);

    internal static void Apply(SqliteConnection connection, IReadOnlyList<string> steps)
    {
        // Looked at first without a write lock: an up-to-date file costs no flush.
        if (Version(connection, null) == steps.Count)
        {
            return;
        }

        using var transaction = connection.BeginTransaction();
        var done = Version(connection, transaction);
        if (done > steps.Count)
        {
            throw new InvalidDataException(
                $"The data directory was written by a newer Plimsoll (schema {done}, this one knows {steps.Count}). Use that version, or another --data directory.");
        }

        for (var step = done; step < steps.Count; step++)
        {
            Run(connection, transaction, steps[step]);
        }

        Run(connection, transaction, $"PRAGMA user_version={steps.Count}");
        transaction.Commit();
    }

    private static int Version(SqliteConnection connection, SqliteTransaction? transaction) =>
        Convert.ToInt32(Run(connection, transaction, "PRAGMA user_version"), CultureInfo.InvariantCulture);

    private static object? Run(SqliteConnection connection, SqliteTransaction? transaction, string text)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // The texts are the constants above.
        command.CommandText = text;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
