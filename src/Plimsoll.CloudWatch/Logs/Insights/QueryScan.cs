using System.Text;
using Plimsoll.CloudWatch.Logs.Control;
using Plimsoll.CloudWatch.Logs.Model;
using Plimsoll.CloudWatch.Logs.Store;

namespace Plimsoll.CloudWatch.Logs.Insights;

/// <summary>
/// The events of some groups between two times, in order, by the store's index. Read in slices: nothing of the store is held
/// between two of them, however long a query takes.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="start">First time, milliseconds since 1970.</param>
/// <param name="end">Where to stop (left out).</param>
/// <param name="oldestFirst">Order; newest first otherwise.</param>
/// <param name="cancel">Ends it.</param>
internal sealed class QueryScan(LogStore store, long start, long end, bool oldestFirst, CancellationToken cancel)
{
    private readonly Dictionary<long, string?> _streams = [];

    /// <summary>Events read so far.</summary>
    public long Records { get; private set; }

    /// <summary>Bytes of their messages.</summary>
    public long Bytes { get; private set; }

    public IEnumerable<Row> Rows(IReadOnlyList<LogGroup> groups)
    {
        var next = new PriorityQueue<IEnumerator<Row>, (long, long)>();
        try
        {
            foreach (var group in groups)
            {
                Advance(Rows(group).GetEnumerator());
            }

            while (next.TryDequeue(out var rows, out _))
            {
                var current = rows.Current;
                Records++;
                Bytes += Encoding.UTF8.GetByteCount(current.Event!.Message);
                yield return current;
                Advance(rows);
            }
        }
        finally
        {
            foreach (var (rows, _) in next.UnorderedItems)
            {
                rows.Dispose();
            }
        }

        void Advance(IEnumerator<Row> rows)
        {
            if (rows.MoveNext())
            {
                var (time, id) = rows.Current.Event!.Position;
                next.Enqueue(rows, oldestFirst ? (time, id) : (-time, -id));
            }
            else
            {
                rows.Dispose();
            }
        }
    }

    private IEnumerable<Row> Rows(LogGroup group)
    {
        var place = EventPosition.Before(oldestFirst ? start : end);
        bool hasMore;
        do
        {
            cancel.ThrowIfCancellationRequested();
            var page = store.Read(reader => EventPage.Take(Scan(reader, group, place), EventPage.MaxEvents));
            foreach (var found in page.Events)
            {
                yield return new Row(group, found);
            }

            (hasMore, place) = (page.HasMore, page.Last ?? place);
        }
        while (hasMore);
    }

    private IEnumerable<ScannedEvent> Scan(LogReader reader, LogGroup group, EventPosition place) => oldestFirst
        ? reader.Events.GroupForward(group.Id, place, end, id => Stream(reader, id))
        : reader.Events.GroupBackward(group.Id, place, start, id => Stream(reader, id));

    private string? Stream(LogReader reader, long id)
    {
        if (!_streams.TryGetValue(id, out var name))
        {
            _streams[id] = name = reader.Streams.Name(id);
        }

        return name;
    }
}
