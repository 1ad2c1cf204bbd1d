using Microsoft.Data.Sqlite;
using Plimsoll.CloudWatch.Logs.Model;

namespace Plimsoll.CloudWatch.Logs.Store;

/// <summary>An event that a scan came upon; the event itself is null where its stream is not wanted or gone.</summary>
internal readonly record struct ScannedEvent(EventPosition Position, LogEvent? Event);

/// <summary>
/// Scans over events in their order, one index entry at a time: a reader that stops has read no more than it took.
/// </summary>
internal sealed class EventQueries(SqliteSession session)
{
    private const string Columns = "SELECT id, time, ingested, stream_id, message FROM log_event";

    /// <summary>Events of one stream after a position (left out), up to a time (left out).</summary>
    public IEnumerable<ScannedEvent> StreamForward(LogStream stream, EventPosition after, long endTime) =>
        Forward("stream_id", stream.Id, after, endTime, _ => stream.Name);

    /// <summary>Events of a whole group after a position (left out), up to a time (left out).</summary>
    /// <param name="groupId">Which group.</param>
    /// <param name="after">Where to go on.</param>
    /// <param name="endTime">Where to stop.</param>
    /// <param name="streamName">The name of a stream by its key; null for one whose events are not wanted.</param>
    public IEnumerable<ScannedEvent> GroupForward(long groupId, EventPosition after, long endTime, Func<long, string?> streamName) =>
        Forward("group_id", groupId, after, endTime, streamName);

    /// <summary>Events of one stream before a position (left out), from a time on, latest first.</summary>
    public IEnumerable<ScannedEvent> StreamBackward(LogStream stream, EventPosition before, long startTime) =>
        Backward("stream_id", stream.Id, before, startTime, _ => stream.Name);

    /// <summary>Events of a whole group before a position (left out), from a time on, latest first.</summary>
    public IEnumerable<ScannedEvent> GroupBackward(long groupId, EventPosition before, long startTime, Func<long, string?> streamName) =>
        Backward("group_id", groupId, before, startTime, streamName);

    /// <summary>One event, by its key in the store; null when it is gone.</summary>
    public ScannedEvent? Find(long groupId, long id, Func<long, string?> streamName) => session
        .Query($"{Columns} WHERE id=$1 AND group_id=$2", Reader(streamName), id, groupId).Select(found => (ScannedEvent?)found).FirstOrDefault();

    /// <summary>Events of several streams, interleaved in their order.</summary>
    public IEnumerable<ScannedEvent> StreamsForward(IReadOnlyList<LogStream> streams, EventPosition after, long endTime)
    {
        var next = new PriorityQueue<IEnumerator<ScannedEvent>, (long, long)>();
        try
        {
            foreach (var stream in streams)
            {
                Advance(StreamForward(stream, after, endTime).GetEnumerator());
            }

            while (next.TryDequeue(out var scan, out _))
            {
                var current = scan.Current;
                Advance(scan);
                yield return current;
            }
        }
        finally
        {
            foreach (var (scan, _) in next.UnorderedItems)
            {
                scan.Dispose();
            }
        }

        void Advance(IEnumerator<ScannedEvent> scan)
        {
            if (scan.MoveNext())
            {
                next.Enqueue(scan, (scan.Current.Position.Time, scan.Current.Position.Id));
            }
            else
            {
                scan.Dispose();
            }
        }
    }

    // Two questions, because SQLite would walk over all earlier events of the same time to answer (time, id) > (…, …).
    private IEnumerable<ScannedEvent> Forward(string key, long value, EventPosition after, long endTime, Func<long, string?> streamName)
    {
        if (after.Time >= endTime)
        {
            return [];
        }

        var read = Reader(streamName);
        return session.Query($"{Columns} WHERE {key}=$1 AND time=$2 AND id>$3 ORDER BY id", read, value, after.Time, after.Id)
            .Concat(session.Query($"{Columns} WHERE {key}=$1 AND time>$2 AND time<$3 ORDER BY time, id", read, value, after.Time, endTime));
    }

    private IEnumerable<ScannedEvent> Backward(string key, long value, EventPosition before, long startTime, Func<long, string?> streamName)
    {
        if (before.Time < startTime)
        {
            return [];
        }

        var read = Reader(streamName);
        return session.Query($"{Columns} WHERE {key}=$1 AND time=$2 AND id<$3 ORDER BY id DESC", read, value, before.Time, before.Id)
            .Concat(session.Query($"{Columns} WHERE {key}=$1 AND time<$2 AND time>=$3 ORDER BY time DESC, id DESC", read, value, before.Time, startTime));
    }

    private static Func<SqliteDataReader, ScannedEvent> Reader(Func<long, string?> streamName) => row =>
    {
        var position = new EventPosition(row.GetInt64(1), row.GetInt64(0));
        var stream = streamName(row.GetInt64(3));
        return new ScannedEvent(position, stream is null ? null : new LogEvent(position, row.GetInt64(2), stream, row.GetString(4)));
    };
}
