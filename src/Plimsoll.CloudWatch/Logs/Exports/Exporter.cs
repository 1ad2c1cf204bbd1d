using Plimsoll.CloudWatch.Logs.Control;
using Plimsoll.CloudWatch.Logs.Model;
using Plimsoll.CloudWatch.Logs.Store;

namespace Plimsoll.CloudWatch.Logs.Exports;

/// <summary>
/// Writes one export: stream after stream, in order of time. Nothing of the store is held between two pages, and the keys are the same
/// when it is done over.
/// </summary>
internal sealed class Exporter(LogStore store, IExportBucket bucket, ExportTask task)
{
    private readonly ExportKeys _keys = new(task);

    /// <exception cref="IOException">The bucket does not take it.</exception>
    public async Task<ExportEnd> RunAsync(CancellationToken cancel)
    {
        var streams = store.Read(reader => IsThere(reader)
            ? reader.Streams.ByName(task.GroupId, task.StreamPrefix, null, descending: false).ToList() : []);
        foreach (var stream in streams.Where(one => one.FirstEvent <= task.To && one.LastEvent >= task.From))
        {
            if (!await ExportAsync(stream, cancel).ConfigureAwait(false))
            {
                return ExportEnd.Failed(ExportEnd.NoBucket);
            }
        }

        // Of a group that went meanwhile not everything was there to be read.
        return store.Read(IsThere) ? ExportEnd.Completed : ExportEnd.Failed("The specified log group does not exist.");
    }

    private bool IsThere(LogReader reader) => reader.Groups.Find(task.GroupId) is not null;

    private async Task<bool> ExportAsync(LogStream stream, CancellationToken cancel)
    {
        var (place, count, folder) = (EventPosition.Before(task.From), 0, "");
        var end = task.To == long.MaxValue ? task.To : task.To + 1;
        bool hasMore;
        do
        {
            using var next = new ExportObject();
            (hasMore, place) = Fill(next, stream, place, end, cancel);
            if (next.Length == 0)
            {
                break;
            }

            folder = count == 0 ? _keys.Folder(stream.Name) : folder;
            if (!await bucket.PutAsync(folder + ExportKeys.Object(count++), next.End(), cancel).ConfigureAwait(false))
            {
                return false;
            }
        }
        while (hasMore);
        return true;
    }

    private (bool HasMore, EventPosition Place) Fill(ExportObject target, LogStream stream, EventPosition place, long end, CancellationToken cancel)
    {
        var hasMore = true;
        while (hasMore && target.Length < ExportObject.FullBytes)
        {
            cancel.ThrowIfCancellationRequested();
            var page = store.Read(reader => EventPage.Take(reader.Events.StreamForward(stream, place, end), EventPage.MaxEvents));
            foreach (var one in page.Events)
            {
                target.Add(one);
            }

            (hasMore, place) = (page.HasMore, page.Last ?? place);
        }

        return (hasMore, place);
    }
}
