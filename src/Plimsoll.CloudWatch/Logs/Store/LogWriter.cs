using System.Text;
using Plimsoll.CloudWatch.Logs.Model;

namespace Plimsoll.CloudWatch.Logs.Store;

/// <summary>
/// Changes to the store, and the questions that they depend on. Only ever used inside a transaction, on the thread of
/// <see cref="GroupCommit"/>.
/// </summary>
internal sealed class LogWriter(SqliteSession session)
{
    public GroupQueries Groups { get; } = new(session);

    public StreamQueries Streams { get; } = new(session);

    public FilterQueries Filters { get; } = new(session);

    public SettingQueries Settings { get; } = new(session);

    public ExportQueries Exports { get; } = new(session);

    public FilterWriter Filtering { get; } = new(session);

    public SettingWriter Setting { get; } = new(session);

    public ExportWriter Exporting { get; } = new(session);

    /// <summary>Makes a group; false when one of that name is there.</summary>
    public bool CreateGroup(LogGroup group, IReadOnlyDictionary<string, string> tags)
    {
        var created = session.Execute(
            """
            INSERT OR IGNORE INTO log_group(account, region, name, created, class, retention_days, deletion_protected)
            VALUES($1, $2, $3, $4, $5, $6, $7)
            """,
            group.Scope.Account, group.Scope.Region, group.Name, group.Created, group.Class, group.RetentionInDays, group.DeletionProtected) > 0;
        if (created && tags.Count > 0)
        {
            PutTags(Groups.Find(group.Scope, group.Name)!.Id, tags);
        }

        return created;
    }

    /// <summary>Deletes a group. Its events can no longer be read; they are removed later, a few at a time.</summary>
    public void DeleteGroup(long groupId)
    {
        session.Execute("INSERT INTO log_stream_deleted(id) SELECT id FROM log_stream WHERE group_id=$1", groupId);
        session.Execute("DELETE FROM log_stream WHERE group_id=$1", groupId);
        session.Execute("DELETE FROM log_group_tag WHERE group_id=$1", groupId);
        Filtering.DeleteAll(groupId);
        session.Execute("DELETE FROM log_group WHERE id=$1", groupId);
    }

    public void SetRetention(long groupId, int? days) =>
        session.Execute("UPDATE log_group SET retention_days=$2 WHERE id=$1", groupId, days);

    public void SetDeletionProtection(long groupId, bool isProtected) =>
        session.Execute("UPDATE log_group SET deletion_protected=$2 WHERE id=$1", groupId, isProtected);

    public void PutTags(long groupId, IReadOnlyDictionary<string, string> tags)
    {
        foreach (var (key, value) in tags)
        {
            session.Execute("INSERT OR REPLACE INTO log_group_tag(group_id, key, value) VALUES($1, $2, $3)", groupId, key, value);
        }
    }

    public void RemoveTags(long groupId, IEnumerable<string> keys)
    {
        foreach (var key in keys)
        {
            session.Execute("DELETE FROM log_group_tag WHERE group_id=$1 AND key=$2", groupId, key);
        }
    }

    /// <summary>Makes a stream; false when one of that name is there.</summary>
    public bool CreateStream(long groupId, string name, long created) => session.Execute(
        "INSERT OR IGNORE INTO log_stream(group_id, name, created) VALUES($1, $2, $3)", groupId, name, created) > 0;

    /// <summary>Deletes a stream. Its events can no longer be read; they are removed later, a few at a time.</summary>
    public void DeleteStream(LogStream stream)
    {
        session.Execute(
            "UPDATE log_group SET stored_bytes=stored_bytes-(SELECT stored_bytes FROM log_stream WHERE id=$1) WHERE id=$2", stream.Id, stream.GroupId);
        session.Execute("INSERT INTO log_stream_deleted(id) VALUES($1)", stream.Id);
        session.Execute("DELETE FROM log_stream WHERE id=$1", stream.Id);
    }

    /// <summary>Appends events to a stream, in their order.</summary>
    /// <returns>The key of the last event; those before it have the keys before it. 0 where there is none.</returns>
    public long Append(LogStream stream, ReadOnlySpan<NewLogEvent> events, long ingested)
    {
        if (events.IsEmpty)
        {
            return 0;
        }

        var (first, last, bytes) = (long.MaxValue, long.MinValue, 0L);
        foreach (var (time, message) in events)
        {
            session.Execute(
                "INSERT INTO log_event(group_id, stream_id, time, ingested, message) VALUES($1, $2, $3, $4, $5)",
                stream.GroupId, stream.Id, time, ingested, message);
            (first, last) = (Math.Min(first, time), Math.Max(last, time));
            bytes += Encoding.UTF8.GetByteCount(message) + LogEvent.Overhead;
        }

        var lastId = session.Scalar("SELECT last_insert_rowid()");
        session.Execute(
            """
            UPDATE log_stream SET first_event=min(coalesce(first_event, $2), $2), last_event=max(coalesce(last_event, $3), $3),
                last_ingestion=$4, stored_bytes=stored_bytes+$5 WHERE id=$1
            """,
            stream.Id, first, last, ingested, bytes);
        session.Execute("UPDATE log_group SET stored_bytes=stored_bytes+$2 WHERE id=$1", stream.GroupId, bytes);
        return lastId;
    }
}
