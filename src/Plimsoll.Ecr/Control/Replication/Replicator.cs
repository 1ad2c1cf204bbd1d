using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Plimsoll.Cells;
using Plimsoll.Cells.Journal;
using Plimsoll.Ecr.Blobs;
using Plimsoll.Ecr.Control.Policies;
using Plimsoll.Ecr.Control.Templates;
using Plimsoll.Ecr.Model;
using Plimsoll.Ecr.Naming;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecr.Control.Replication;

/// <summary>
/// Copies images to other registries of this Plimsoll (spec/ecr.md §8), one after another. It starts from the records that are in
/// progress, so that a crash at any point only makes it copy again.
/// </summary>
internal sealed partial class Replicator(EcrContext context, RegistryPolicy policy, ReplicaTarget target, ILogger<Replicator> log) : IAsyncDisposable
{
    /// <summary>The destination does not let the source in.</summary>
    public const string AccessDenied = "AccessDenied";

    /// <summary>The image is gone.</summary>
    public const string ImageNotFound = "ImageNotFound";

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource _stop = new();
    private Task _loop = Task.CompletedTask;

    public void Start()
    {
        context.Cells.Committed += OnCommitted;
        _wake.Writer.TryWrite(true);
        _loop = RunAsync();
    }

    /// <summary>Copies all that is in progress; answers how much that was.</summary>
    public async Task<int> ReplicateAsync()
    {
        var count = 0;
        bool again;
        do
        {
            count += await ReplicatePushedAsync();
            again = false;
            foreach (var cell in context.Cells.All)
            {
                // One of each at a time: what is pushed meanwhile does not wait for all that was there before.
                foreach (var backfill in cell.Peek(view => view.In(EcrTables.ActiveBackfills, "").ToList()))
                {
                    _stop.Token.ThrowIfCancellationRequested();
                    count += await BackfillAsync(cell, backfill) ? 1 : 0;
                    again = true;
                }
            }
        }
        while (again);
        return count;
    }

    public async ValueTask DisposeAsync()
    {
        context.Cells.Committed -= OnCommitted;
        await _stop.CancelAsync();
        await _loop;
        _stop.Dispose();
    }

    private void OnCommitted(Cell cell, Entry entry)
    {
        if (entry.Changes.Any(change => change.New
            is ReplicationRecord { Status: ReplicationRecord.InProgress }
            or ReplicationBackfillRecord { Status: ReplicationBackfillRecord.Preparing or ReplicationBackfillRecord.Stopping }))
        {
            _wake.Writer.TryWrite(true);
        }
    }

    private async Task<int> ReplicatePushedAsync()
    {
        var count = 0;
        foreach (var cell in context.Cells.All)
        {
            foreach (var replication in cell.Peek(view => view.In(EcrTables.ReplicationsInProgress, "").ToList()))
            {
                _stop.Token.ThrowIfCancellationRequested();
                var failure = await TryAsync(cell, replication);
                await cell.WriteAsync(tx => ReplicationQueue.Finish(tx, replication, failure));
                count++;
            }
        }

        return count;
    }

    // The next step of a backfill; true when that was an image.
    private async Task<bool> BackfillAsync(Cell cell, ReplicationBackfillRecord backfill)
    {
        if (cell.Peek(view => ReplicationBackfills.Next(view, backfill.Id)) is not { } image)
        {
            await cell.WriteAsync(tx => ReplicationBackfills.Advance(tx, backfill.Id, context.Now));
            return false;
        }

        var replication = ReplicationBackfills.ReplicationOf(backfill, image);
        var failure = await TryAsync(cell, replication);
        await cell.WriteAsync(tx =>
        {
            ReplicationQueue.Note(tx, replication, failure);
            ReplicationBackfills.Finish(tx, image, failure, context.Now);
        });
        return true;
    }

    // Answers why it failed; null when all has arrived.
    private async Task<string?> TryAsync(Cell cell, ReplicationRecord replication)
    {
        var destination = new RegistryScope(replication.Account, replication.Region);
        var failure = Refusal(cell, destination, replication.Repository);
        if (failure is null)
        {
            failure = await CopyAsync(cell, destination, replication);
        }

        if (failure is not null)
        {
            LogRefused(replication.Repository, replication.Digest, destination.Account, destination.Region, failure);
        }

        return failure;
    }

    private async Task<string?> CopyAsync(Cell cell, RegistryScope destination, ReplicationRecord replication)
    {
        var (copied, failure) = (false, (string?)null);
        while (!copied)
        {
            // Once, but for a repository that is made, or made anew, meanwhile.
            var to = context.Cell(destination).Peek(view => RoomIn(view, replication.Repository));
            (copied, failure) = await CopyAsync(cell, destination, replication, context.RoomOf(new RegistryScope(cell.Account, cell.Region), replication.Repository), to);
        }

        return failure;
    }

    private async Task<(bool Copied, string? Failure)> CopyAsync(Cell cell, RegistryScope destination, ReplicationRecord replication, BlobRoom from, BlobRoom to)
    {
        var held = new List<IDisposable>();
        try
        {
            var digests = new List<Digest>();
            foreach (var text in cell.Peek(view => ReplicaSource.Of(view, replication))?.Digests ?? [])
            {
                if (Digest.TryParse(text, out var digest))
                {
                    digests.Add(digest);
                    held.Add(from.Blobs.Hold(digest));
                    held.Add(to.Blobs.Hold(digest));
                }
            }

            // Looked at again: what is there now is held, and was named when it began to be.
            var (room, source) = await cell.ReadAsync(
                view => (context.Rooms.Of(view.Get(EcrTables.Repositories, replication.Repository)), ReplicaSource.Of(view, replication)));
            if (source is null || room != from)
            {
                return (source is null, source is null ? ImageNotFound : null);
            }

            if (from != to)
            {
                await BlobCopies.CopyAsync(from, to, destination.OwnerOf(replication.Repository), digests, _stop.Token);
            }

            return await context.Cell(destination).WriteAsync(tx => RoomIn(tx, replication.Repository) == to
                ? (true, target.Put(tx, destination, replication.Repository, source, context.Now))
                : (false, null));
        }
        finally
        {
            held.ForEach(one => one.Dispose());
        }
    }

    // Of a repository that is still to be made the one of its template.
    private BlobRoom RoomIn(View view, string repository) => view.Get(EcrTables.Repositories, repository) is { } there
        ? context.Rooms.Of(there)
        : context.Rooms.Of(RepositoryByTemplate.Find(view, repository, TemplateRecord.Replication)?.Encryption);

    // Another account must allow it in the policy of its registry; one's own must not deny it.
    private string? Refusal(Cell cell, RegistryScope destination, string repository)
    {
        var source = new Principal(PrincipalKind.Root, cell.Account, $"arn:aws:iam::{cell.Account}:root", cell.Account);
        return !policy.Allows(destination, source, "ecr:ReplicateImage", repository)
            || (context.Cell(destination).Peek(view => view.Get(EcrTables.Repositories, repository)) is null
                && !policy.Allows(destination, source, "ecr:CreateRepository", repository))
                    ? AccessDenied
                    : null;
    }

    private async Task RunAsync()
    {
        try
        {
            while (await _wake.Reader.WaitToReadAsync(_stop.Token))
            {
                _wake.Reader.TryRead(out var _);
                try
                {
                    await ReplicateAsync();
                }
                catch (IOException error)
                {
                    LogFailed(error);
                    await Task.Delay(Pause, context.Time, _stop.Token);
                    _wake.Writer.TryWrite(true);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped: that is how a wait ends.
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "{Repository}@{Digest} was not replicated to {Account} in {Region}: {Reason}")]
    private partial void LogRefused(string repository, string digest, string account, string region, string reason);

    [LoggerMessage(2, LogLevel.Error, "Images could not be replicated; tried again in a minute")]
    private partial void LogFailed(Exception error);
}
