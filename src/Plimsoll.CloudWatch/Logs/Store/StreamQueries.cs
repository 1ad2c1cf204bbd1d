using Microsoft.Data.Sqlite;
using Plimsoll.CloudWatch.Logs.Model;

namespace Plimsoll.CloudWatch.Logs.Store;

/// <summary>Questions about log streams. Lists are read as they are asked for.</summary>
internal sealed class StreamQueries(SqliteSession session)
{
    private const string Columns = "SELECT id, group_id, name, created, first_event, last_event, last_ingestion FROM log_stream";

    // A stream without events sorts before all that have some.
    private const long NoEvent = long.MinValue;

    public LogStream? Find(long groupId, string name) =>
        session.Query($"{Columns} WHERE group_id=$1 AND name=$2", Read, groupId, name).FirstOrDefault();

    public string? Name(long streamId) =>
        session.Query("SELECT name FROM log_stream WHERE id=$1", row => row.GetString(0), streamId).FirstOrDefault();

    public IEnumerable<LogStream> ByName(long groupId, string prefix, string? after, bool descending)
    {
        var end = SqlText.AfterPrefix(prefix);
        return descending
            ? session.Query($"{Columns} WHERE group_id=$1 AND name>=$2 AND name<$3 ORDER BY name DESC", Read, groupId, prefix, after ?? end)
            : session.Query(
                $"{Columns} WHERE group_id=$1 AND name{SqlText.From(after)}$2 AND name<$3 ORDER BY name", Read, groupId, after ?? prefix, end);
    }

    /// <param name="groupId">Whose.</param>
    /// <param name="after">The last stream of the page before: its newest event, and its name.</param>
    /// <param name="descending">Newest first.</param>
    public IEnumerable<LogStream> ByLastEvent(long groupId, (long? LastEvent, string Name)? after, bool descending)
    {
        if (after is not { } last)
        {
            return session.Query(
                $"{Columns} WHERE group_id=$1 ORDER BY last_event {(descending ? "DESC" : "ASC")}, name {(descending ? "DESC" : "ASC")}", Read, groupId);
        }

        var within = session.Query(
            descending
                ? $"{Columns} WHERE group_id=$1 AND last_event IS $2 AND name<$3 ORDER BY name DESC"
                : $"{Columns} WHERE group_id=$1 AND last_event IS $2 AND name>$3 ORDER BY name",
            Read, groupId, last.LastEvent, last.Name);
        if (descending)
        {
            return last.LastEvent is not { } time ? within : within
                .Concat(session.Query($"{Columns} WHERE group_id=$1 AND last_event<$2 ORDER BY last_event DESC, name DESC", Read, groupId, time))
                .Concat(session.Query($"{Columns} WHERE group_id=$1 AND last_event IS NULL ORDER BY name DESC", Read, groupId));
        }

        return within.Concat(session.Query(
            $"{Columns} WHERE group_id=$1 AND last_event>$2 ORDER BY last_event, name", Read, groupId, last.LastEvent ?? NoEvent));
    }

    private static LogStream Read(SqliteDataReader row) => new(
        row.GetInt64(0), row.GetInt64(1), row.GetString(2), row.GetInt64(3), Time(row, 4), Time(row, 5), Time(row, 6));

    private static long? Time(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);
}
