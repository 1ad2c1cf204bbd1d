using Microsoft.Data.Sqlite;
using Plimsoll.CloudWatch.Logs.Model;

namespace Plimsoll.CloudWatch.Logs.Store;

/// <summary>Questions about exports.</summary>
internal sealed class ExportQueries(SqliteSession session)
{
    private const string Columns =
        """
        SELECT number, id, account, region, name, group_id, group_name, stream_prefix, first, last, bucket, prefix, status, message, created, completed
        FROM export_task
        """;

    private const string IsUnfinished = $"status IN ('{ExportStatus.Pending}', '{ExportStatus.Running}', '{ExportStatus.PendingCancel}')";

    public ExportTask? Find(string id) => session.Query($"{Columns} WHERE id=$1", Read, id).FirstOrDefault();

    /// <summary>The exports of a scope, latest first, from a number (left out) on.</summary>
    public IEnumerable<ExportTask> List(LogScope scope, long before) => session.Query(
        $"{Columns} WHERE account=$1 AND region=$2 AND number<$3 ORDER BY number DESC", Read, scope.Account, scope.Region, before);

    /// <summary>Whether one of the scope is under way.</summary>
    public bool IsActive(LogScope scope) =>
        session.Scalar($"SELECT count(*) FROM export_task WHERE account=$1 AND region=$2 AND {IsUnfinished}", scope.Account, scope.Region) > 0;

    /// <summary>What has not ended, of whatever scope, in order of creation.</summary>
    public IReadOnlyList<string> Unfinished() => [.. session.Query($"SELECT id FROM export_task WHERE {IsUnfinished} ORDER BY number", row => row.GetString(0))];

    private static ExportTask Read(SqliteDataReader row) => new(
        row.GetInt64(0), row.GetString(1), new LogScope(row.GetString(2), row.GetString(3)), row.IsDBNull(4) ? null : row.GetString(4), row.GetInt64(5),
        row.GetString(6), row.GetString(7), row.GetInt64(8), row.GetInt64(9), row.GetString(10), row.GetString(11), row.GetString(12),
        row.IsDBNull(13) ? null : row.GetString(13), row.GetInt64(14), row.IsDBNull(15) ? null : row.GetInt64(15));
}
