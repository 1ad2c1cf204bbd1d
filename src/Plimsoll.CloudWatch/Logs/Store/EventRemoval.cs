using Plimsoll.CloudWatch.Logs.Model;

namespace Plimsoll.CloudWatch.Logs.Store;

/// <summary>
/// Removes events in batches small enough that what waits to be written does not notice. Used inside a transaction, on
/// the thread of <see cref="GroupCommit"/>.
/// </summary>
internal sealed class EventRemoval(SqliteSession session)
{
    /// <summary>Most events of one batch.</summary>
    public const int BatchSize = 2000;

    private const long DayMilliseconds = 86_400_000;

    private readonly record struct Doomed(long Id, long StreamId, long Bytes);

    /// <summary>Removes events that are older than their group keeps them; false when none is left.</summary>
    /// <param name="groupId">Which group.</param>
    /// <param name="now">Milliseconds since 1970.</param>
    public bool RemoveExpired(long groupId, long now)
    {
        // Asked here and not before: the retention may have changed while this waited for its turn.
        var days = session.Scalar("SELECT retention_days FROM log_group WHERE id=$1", groupId);
        if (days == 0)
        {
            return false;
        }

        // Not octet_length: the SQLite that is linked into the binary (3.40 on Debian 12) does not have it.
        var doomed = session.Query(
            """
            SELECT id, stream_id, length(CAST(message AS BLOB)) FROM log_event INDEXED BY log_event_by_group
            WHERE group_id=$1 AND time<$2 ORDER BY time LIMIT $3
            """,
            row => new Doomed(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2) + LogEvent.Overhead),
            groupId, now - (days * DayMilliseconds), BatchSize).ToList();
        Remove(doomed);
        foreach (var stream in doomed.GroupBy(d => d.StreamId))
        {
            Forget(groupId, stream.Key, stream.Sum(d => d.Bytes));
        }

        return doomed.Count == BatchSize;
    }

    /// <summary>Removes what metric filters counted more than 15 days ago, when CloudWatch no longer has it by the minute.</summary>
    public bool RemoveMetrics(long now)
    {
        const int Days = 15;
        return session.Execute(
            """
            DELETE FROM log_metric WHERE (account, region, minute, metric_namespace, metric_name, dimensions, unit) IN (
                SELECT account, region, minute, metric_namespace, metric_name, dimensions, unit FROM log_metric WHERE minute<$1 LIMIT $2)
            """,
            now - (Days * DayMilliseconds), BatchSize) == BatchSize;
    }

    /// <summary>Removes events of deleted streams; false when none is left.</summary>
    public bool RemoveOrphans()
    {
        var stream = session.Scalar("SELECT id FROM log_stream_deleted LIMIT 1");
        if (stream == 0)
        {
            return false;
        }

        var doomed = session.Query(
            "SELECT id FROM log_event INDEXED BY log_event_by_stream WHERE stream_id=$1 LIMIT $2",
            row => new Doomed(row.GetInt64(0), stream, 0), stream, BatchSize).ToList();
        Remove(doomed);
        if (doomed.Count < BatchSize)
        {
            session.Execute("DELETE FROM log_stream_deleted WHERE id=$1", stream);
        }

        return true;
    }

    private void Remove(List<Doomed> doomed)
    {
        foreach (var one in doomed)
        {
            session.Execute("DELETE FROM log_event WHERE id=$1", one.Id);
        }
    }

    private void Forget(long groupId, long streamId, long bytes)
    {
        var exists = session.Execute(
            """
            UPDATE log_stream SET stored_bytes=stored_bytes-$2,
                first_event=(SELECT min(time) FROM log_event WHERE stream_id=$1),
                last_event=(SELECT max(time) FROM log_event WHERE stream_id=$1)
            WHERE id=$1
            """,
            streamId, bytes) > 0;
        if (exists)
        {
            // The bytes of a deleted stream left the group's sum with the stream.
            session.Execute("UPDATE log_group SET stored_bytes=stored_bytes-$2 WHERE id=$1", groupId, bytes);
        }
    }
}
