using Plimsoll.Ecr.Blobs;
using Plimsoll.Ecr.Control.Layers;
using Plimsoll.Ecr.Control.PullThrough.Upstream;
using Plimsoll.Ecr.Naming;

namespace Plimsoll.Ecr.Control.PullThrough;

/// <summary>The layers that are coming from upstream: each once, however many want it.</summary>
internal sealed class LayerPulls(EcrContext context, LayerStore layers, UpstreamClient client) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(RegistryScope Registry, string Repository, Digest Digest), LayerPull> _running = [];
    private readonly CancellationTokenSource _stop = new();

    /// <summary>Gets a layer into a repository; joins the pull that runs already.</summary>
    public LayerPull Begin(RegistryScope registry, string repository, Digest digest, UpstreamRepository upstream)
    {
        var key = (registry, repository, digest);
        lock (_gate)
        {
            if (!_running.TryGetValue(key, out var pull))
            {
                _running[key] = pull = new LayerPull();
                pull.Start(async own =>
                {
                    try
                    {
                        return await RunAsync(own, registry, repository, digest, upstream);
                    }
                    finally
                    {
                        lock (_gate)
                        {
                            _running.Remove(key);
                        }
                    }
                });
            }

            return pull;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        Task[] left;
        lock (_gate)
        {
            left = [.. _running.Values.Select(pull => pull.Done)];
        }

        await Task.WhenAll(left).ContinueWith(all => _ = all.Exception, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        _stop.Dispose();
    }

    private async Task<long?> RunAsync(LayerPull pull, RegistryScope registry, string repository, Digest digest, UpstreamRepository upstream)
    {
        var room = context.RoomOf(registry, repository);
        using var held = room.Blobs.Hold(digest);
        if (await layers.FindAsync(registry, repository, digest) is { } there)
        {
            return there.Size;
        }

        if (await room.Blobs.SizeAsync(digest, _stop.Token) is { } size)
        {
            // Another repository has it. Whether this one may is for upstream to say.
            if (await client.LayerSizeAsync(upstream, digest, _stop.Token) is null)
            {
                return null;
            }
        }
        else if (await FetchAsync(pull, room.Blobs, digest, upstream) is { } fetched)
        {
            size = fetched;
        }
        else
        {
            return null;
        }

        await layers.AddAsync(registry, repository, digest, size, room);
        return size;
    }

    private async Task<long?> FetchAsync(LayerPull pull, IBlobStore blobs, Digest digest, UpstreamRepository upstream)
    {
        var draft = Path.Combine(blobs.Drafts, $"{Guid.NewGuid()}.pull");
        using var transfer = new LayerTransfer(client, upstream, digest, draft, blobs.Seal, context.Time);
        pull.Show(transfer);
        if (!await transfer.FetchAsync(_stop.Token))
        {
            return null;
        }

        var size = Draft.SizeOf(new FileInfo(draft).Length, blobs.Seal);
        await blobs.AdoptAsync(draft, digest, _stop.Token);
        return size;
    }
}
