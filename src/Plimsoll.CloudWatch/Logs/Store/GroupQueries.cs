using Microsoft.Data.Sqlite;
using Plimsoll.CloudWatch.Logs.Model;

namespace Plimsoll.CloudWatch.Logs.Store;

/// <summary>Questions about log groups.</summary>
internal sealed class GroupQueries(SqliteSession session)
{
    private const string Columns =
        "SELECT id, account, region, name, created, class, retention_days, deletion_protected, stored_bytes FROM log_group";

    public LogGroup? Find(LogScope scope, string name) => session.Query(
        $"{Columns} WHERE account=$1 AND region=$2 AND name=$3", Read, scope.Account, scope.Region, name).FirstOrDefault();

    /// <summary>The group with a key of the store, of whatever scope.</summary>
    public LogGroup? Find(long id) => session.Query($"{Columns} WHERE id=$1", Read, id).FirstOrDefault();

    /// <summary>Groups in order of name, as they are asked for.</summary>
    /// <param name="scope">Whose.</param>
    /// <param name="prefix">What the names begin with; empty for all.</param>
    /// <param name="after">A name with the prefix: it and those before it are left out.</param>
    public IEnumerable<LogGroup> List(LogScope scope, string prefix, string? after) => session.Query(
        $"{Columns} WHERE account=$1 AND region=$2 AND name{SqlText.From(after)}$3 AND name<$4 ORDER BY name",
        Read, scope.Account, scope.Region, after ?? prefix, SqlText.AfterPrefix(prefix));

    /// <summary>Every group, of whatever scope, whose events expire.</summary>
    public IReadOnlyList<LogGroup> WithRetention() => [.. session.Query($"{Columns} WHERE retention_days IS NOT NULL", Read)];

    public IReadOnlyDictionary<string, string> Tags(long groupId) => session
        .Query("SELECT key, value FROM log_group_tag WHERE group_id=$1 ORDER BY key", row => (row.GetString(0), row.GetString(1)), groupId)
        .ToDictionary(tag => tag.Item1, tag => tag.Item2);

    private static LogGroup Read(SqliteDataReader row) => new(
        row.GetInt64(0), new LogScope(row.GetString(1), row.GetString(2)), row.GetString(3), row.GetInt64(4), row.GetString(5),
        row.IsDBNull(6) ? null : row.GetInt32(6), row.GetBoolean(7), row.GetInt64(8));
}
