using System.Collections.Concurrent;
using Plimsoll.Ecr.Naming;
using Plimsoll.Ecr.Tests.Support;

namespace Plimsoll.Ecr.Tests.Blobs;

/// <summary>What every store of blobs owes the collector.</summary>
public abstract class SweepRules : IDisposable
{
    private readonly TemporaryBlobs _store;
    private readonly int _rounds;

    /// <summary>Rules over a store.</summary>
    /// <param name="store">The store.</param>
    /// <param name="rounds">How often each worker puts something in beside the sweeps.</param>
    private protected SweepRules(TemporaryBlobs store, int rounds) => (_store, _rounds) = (store, rounds);

    public void Dispose()
    {
        _store.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_blob_that_nobody_names_or_holds_is_removed()
    {
        var named = await _store.PushAsync([1]);
        var unnamed = await _store.PushAsync([2, 2]);
        var other = await _store.PushAsync([3, 3, 3], DigestAlgorithm.Sha512);

        var swept = await _store.SweepAsync(named);

        Assert.Equal((2, 5), (swept.Blobs, swept.Bytes));
        Assert.Equal(1, await _store.SizeAsync(named));
        Assert.Null(await _store.SizeAsync(other));
        Assert.Null(await _store.SizeAsync(unnamed));
    }

    [Fact]
    public async Task A_blob_that_somebody_holds_stays()
    {
        var blob = await _store.PushAsync([1]);
        using var held = _store.Blobs.Hold(blob);

        await _store.SweepAsync();

        Assert.NotNull(await _store.SizeAsync(blob));
    }

    [Fact]
    public async Task A_blob_that_was_let_go_after_the_sweep_had_marked_stays()
    {
        var blob = await _store.PushAsync([1]);
        var held = _store.Blobs.Hold(blob);

        await _store.Blobs.SweepAsync(
            () =>
            {
                // The record that names it is written right after the mark has looked.
                held.Dispose();
                return ValueTask.FromResult<IReadOnlySet<Digest>>(new HashSet<Digest>());
            },
            CancellationToken.None);

        Assert.NotNull(await _store.SizeAsync(blob));
    }

    [Fact]
    public async Task No_blob_that_a_record_names_is_lost_while_sweeps_run_beside_pushes_and_deletes()
    {
        var records = new ConcurrentDictionary<Digest, int>();
        using var stop = new CancellationTokenSource();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var sweeper = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await _store.Blobs.SweepAsync(() => ValueTask.FromResult<IReadOnlySet<Digest>>(records.Keys.ToHashSet()), CancellationToken.None);
                begun.TrySetResult();
            }
        });
        await begun.Task;

        // Each name is used by one worker alone, the blobs overlap: a name goes away, its blob comes back under it.
        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(async () =>
        {
            var random = new Random(worker);
            for (var i = 0; i < _rounds; i++)
            {
                var bytes = BitConverter.GetBytes((random.Next(6) * 8) + (i % 2 == 0 ? worker : 0));
                var digest = Digest.Of(bytes);
                using (var held = _store.Blobs.Hold(digest))
                {
                    await _store.PushAsync(bytes);
                    records.AddOrUpdate(digest, 1, (_, names) => names + 1);
                }

                Assert.NotNull(await _store.SizeAsync(digest));
                if (random.Next(2) == 0)
                {
                    Release(records, digest);
                }
            }
        })));
        await stop.CancelAsync();

        await sweeper;
        await _store.SweepAsync([.. records.Keys]);
        Assert.Equal(0, (await _store.SweepAsync([.. records.Keys])).Blobs);
        foreach (var digest in records.Keys)
        {
            Assert.NotNull(await _store.SizeAsync(digest));
        }
    }

    private static void Release(ConcurrentDictionary<Digest, int> records, Digest digest)
    {
        while (records.TryGetValue(digest, out var names))
        {
            if (names == 1 ? records.TryRemove(new(digest, 1)) : records.TryUpdate(digest, names - 1, names))
            {
                return;
            }
        }
    }
}
