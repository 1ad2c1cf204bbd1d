using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Plimsoll.Cells;
using Plimsoll.Ecr.Model;
using Plimsoll.Ecr.Naming;

namespace Plimsoll.Ecr.Control.Scanning;

/// <summary>Scans images, two at a time. What is asked for is a record: a scan that a restart cut short is begun again.</summary>
/// <param name="context">State and blobs.</param>
/// <param name="scanner">Null where none is set up: then every scan fails, and says so.</param>
/// <param name="log">For failures.</param>
internal sealed partial class ImageScans(EcrContext context, IImageScanner? scanner, ILogger<ImageScans> log) : IAsyncDisposable
{
    /// <summary>How long after a scan the next one of the same image may come.</summary>
    public static readonly TimeSpan Quota = TimeSpan.FromHours(24);

    private const int AtOnce = 2;
    private const string NoScanner = "No image scanner is set up: Plimsoll was started without --image-scanner COMMAND.";
    private readonly Channel<(RegistryScope Registry, ScanRecord Scan)> _queue = Channel.CreateUnbounded<(RegistryScope, ScanRecord)>();
    private readonly CancellationTokenSource _stop = new();
    private volatile bool _started;
    private Task _loops = Task.CompletedTask;

    /// <summary>Goes on with the scans that had begun before a restart, and waits for new ones.</summary>
    public void Start()
    {
        foreach (var cell in context.Cells.All)
        {
            foreach (var scan in cell.Peek(view => view.All(EcrTables.Scans).Where(scan => scan.Status == ScanRecord.InProgress).ToList()))
            {
                _queue.Writer.TryWrite((new RegistryScope(cell.Account, cell.Region), scan));
            }
        }

        _started = true;
        _loops = Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => RunAsync()));
    }

    /// <summary>Asks for a scan of an image; it begins when the transaction is durable.</summary>
    public ScanRecord Begin(Tx tx, RegistryScope registry, ImageRecord image)
    {
        var scan = new ScanRecord
        {
            Repository = image.Repository,
            Digest = image.Digest,
            Status = scanner is null ? ScanRecord.Failed : ScanRecord.InProgress,
            Description = scanner is null ? NoScanner : "The scan is in progress.",
            StartedAt = context.Now,
        };
        tx.Put(EcrTables.Scans, scan);
        if (scanner is not null)
        {
            tx.OnDurable(() => Enqueue(registry, scan));
        }

        return scan;
    }

    /// <summary>Asks for a scan of an image that was pushed, where the rules say so.</summary>
    public void OnPush(Tx tx, RegistryScope registry, RepositoryRecord repository, ImageRecord image)
    {
        if (ScanRules.CanScan(image) && ScanRules.ScansOnPush(tx, repository))
        {
            Begin(tx, registry, image);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loops;
        _stop.Dispose();
    }

    // What begins before the start is found by it.
    private void Enqueue(RegistryScope registry, ScanRecord scan)
    {
        if (_started)
        {
            _queue.Writer.TryWrite((registry, scan));
        }
    }

    private async Task RunAsync()
    {
        try
        {
            await foreach (var (registry, scan) in _queue.Reader.ReadAllAsync(_stop.Token))
            {
                try
                {
                    await ScanAsync(registry, scan);
                }
                catch (Exception error) when (error is IOException or UnauthorizedAccessException)
                {
                    LogFailed(error, scan.Repository, scan.Digest);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped: what was not finished is begun again at the next start.
        }
    }

    private async Task ScanAsync(RegistryScope registry, ScanRecord scan)
    {
        try
        {
            var report = scanner is null ? throw new ScanFailedException(NoScanner)
                : await scanner.ScanAsync(registry, scan.Repository, scan.Digest, _stop.Token);
            var bytes = JsonSerializer.SerializeToUtf8Bytes(report.Findings, EcrModelJson.Default.IReadOnlyListImageScanFinding);
            var digest = Digest.Of(bytes);
            var room = context.RoomOf(registry, scan.Repository);
            using var held = room.Blobs.Hold(digest);
            await room.Blobs.PublishAsync(digest, bytes, _stop.Token);
            await EndAsync(registry, scan, scan with
            {
                Status = ScanRecord.Complete,
                Description = "The scan was completed successfully.",
                CompletedAt = context.Now,
                SourceUpdatedAt = report.SourceUpdatedAt,
                Findings = digest.ToString(),
                SeverityCounts = report.Counts,
            });
        }
        catch (ScanFailedException error)
        {
            LogScanFailed(scan.Repository, scan.Digest, error.Message);
            await EndAsync(registry, scan, scan with { Status = ScanRecord.Failed, Description = error.Message });
        }
    }

    // The image may be gone, or be scanned anew.
    private ValueTask EndAsync(RegistryScope registry, ScanRecord begun, ScanRecord ended) => context.Cell(registry).WriteAsync(tx =>
    {
        if (tx.Get(EcrTables.Scans, begun.Key) is { Status: ScanRecord.InProgress } current && current.StartedAt == begun.StartedAt)
        {
            tx.Put(EcrTables.Scans, ended);
        }
    });

    [LoggerMessage(1, LogLevel.Warning, "The scan of {Repository}@{Digest} failed: {Reason}")]
    private partial void LogScanFailed(string repository, string digest, string reason);

    [LoggerMessage(2, LogLevel.Error, "What the scan of {Repository}@{Digest} found could not be kept; it is begun again at the next start")]
    private partial void LogFailed(Exception error, string repository, string digest);
}
