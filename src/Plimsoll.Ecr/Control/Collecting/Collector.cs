using Microsoft.Extensions.Logging;
using Plimsoll.Cells;
using Plimsoll.Ecr.Blobs;
using Plimsoll.Ecr.Model;
using Plimsoll.Ecr.Naming;

namespace Plimsoll.Ecr.Control.Collecting;

/// <summary>
/// Removes what nobody needs any more, once an hour: uploads that were given up, layers that no image names, blobs that no
/// record names. A layer that a client was told of in the last day stays: the image that needs it may be on its way.
/// </summary>
internal sealed partial class Collector(EcrContext context, ILogger<Collector> log) : IAsyncDisposable
{
    /// <summary>How often it runs.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromHours(1);

    /// <summary>How long an upload waits for bytes, and a layer for an image.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(24);

    private const int LayersPerTransaction = 500;
    private readonly CancellationTokenSource _stop = new();
    private Task _loop = Task.CompletedTask;

    public void Start() => _loop = RunAsync();

    /// <summary>Collects once.</summary>
    public async Task<Swept> CollectAsync(CancellationToken cancel)
    {
        var before = context.Now - Grace;
        foreach (var room in context.Rooms.All)
        {
            await room.Uploads.ExpireAsync(before);
        }

        foreach (var cell in context.Cells.All)
        {
            await RemoveLayersAsync(cell, before);
        }

        var (blobs, bytes) = (0, 0L);
        foreach (var room in context.Rooms.All)
        {
            var swept = await room.Blobs.SweepAsync(() => MarkAsync(room), cancel);
            (blobs, bytes) = (blobs + swept.Blobs, bytes + swept.Bytes);
        }

        return new Swept(blobs, bytes);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop;
        _stop.Dispose();
    }

    private static async Task RemoveLayersAsync(Cell cell, DateTimeOffset before)
    {
        var unused = cell.Peek(view => view.All(EcrTables.Layers).Where(layer => IsUnused(view, layer, before)).Select(layer => layer.Key).ToList());
        foreach (var some in unused.Chunk(LayersPerTransaction))
        {
            await cell.WriteAsync(tx =>
            {
                foreach (var key in some)
                {
                    if (tx.Get(EcrTables.Layers, key) is { } layer && IsUnused(tx, layer, before))
                    {
                        tx.Remove(EcrTables.Layers, key);
                    }
                }
            });
        }
    }

    private static bool IsUnused(View view, LayerRecord layer, DateTimeOffset before) =>
        layer.TouchedAt < before && !view.Derived<ImageUse>().HasLayer(layer.Repository, layer.Digest);

    // Read, not peeked: a removal that is not durable yet could still come back after a crash.
    private async ValueTask<IReadOnlySet<Digest>> MarkAsync(BlobRoom room)
    {
        var named = new HashSet<Digest>();
        foreach (var cell in context.Cells.All)
        {
            var digests = await cell.ReadAsync(view =>
            {
                var here = view.All(EcrTables.Repositories).Where(repository => context.Rooms.Of(repository) == room).Select(repository => repository.Name)
                    .ToHashSet(StringComparer.Ordinal);
                return view.All(EcrTables.Layers).Select(layer => (layer.Repository, layer.Digest))
                    .Concat(view.All(EcrTables.Images).Select(image => (image.Repository, image.Digest)))
                    .Concat(view.All(EcrTables.Scans).Select(scan => (scan.Repository, Digest: scan.Findings ?? "")))
                    .Where(one => here.Contains(one.Repository)).Select(one => one.Digest).ToList();
            });
            foreach (var text in digests)
            {
                if (Digest.TryParse(text, out var digest))
                {
                    named.Add(digest);
                }
            }
        }

        return named;
    }

    private async Task RunAsync()
    {
        using var timer = new PeriodicTimer(Period, context.Time);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                try
                {
                    var swept = await CollectAsync(_stop.Token);
                    if (swept.Blobs > 0)
                    {
                        LogSwept(swept.Blobs, swept.Bytes);
                    }
                }
                catch (Exception error) when (error is IOException or UnauthorizedAccessException)
                {
                    LogFailed(error);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped: that is how a wait on the timer ends.
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Removed {Count} blobs that no repository needs, {Bytes} bytes")]
    private partial void LogSwept(int count, long bytes);

    [LoggerMessage(2, LogLevel.Error, "Blobs could not be collected; tried again in an hour")]
    private partial void LogFailed(Exception error);
}
