using Microsoft.AspNetCore.Http;
using Plimsoll.Ecr.Naming;

namespace Plimsoll.Ecr.Blobs.S3;

/// <summary>
/// Blobs as objects of an S3-compatible bucket, under the same names as <see cref="FileBlobStore"/> has for files. An object appears
/// whole: S3 shows nothing of an upload that did not end. Uploads of clients stay local files until their digest is verified.
/// </summary>
internal sealed class S3BlobStore : IBlobStore, IDisposable
{
    private const int RemovalsAtOnce = 8;
    private const int CopyBytes = 1 << 17;
    private readonly BlobLeases _leases = new();
    private readonly SemaphoreSlim _sweeping = new(1, 1);
    private readonly S3Bucket _bucket;
    private readonly MultipartUploads _multiparts;
    private readonly S3Owner _owner;

    /// <summary>Opens the store; nothing is asked of the bucket yet.</summary>
    /// <param name="location">The bucket.</param>
    /// <param name="directory">Data directory; it must exist.</param>
    public S3BlobStore(BlobBucket location, string directory)
    {
        _bucket = new S3Bucket(location);
        Drafts = Path.Combine(directory, "uploads");
        var notes = Path.Combine(directory, "multipart");
        Directory.CreateDirectory(Drafts);
        Directory.CreateDirectory(notes);
        _multiparts = new MultipartUploads(_bucket, notes);
        _owner = new S3Owner(_bucket, location, directory);
    }

    public string Drafts { get; }

    /// <summary>Makes sure that the bucket can be used and is nobody else's.</summary>
    /// <exception cref="BlobStoreException">It cannot.</exception>
    public async Task OpenAsync(CancellationToken cancel)
    {
        await _owner.ClaimAsync(cancel);
        await _multiparts.DropLeftoversAsync(cancel);
    }

    public IDisposable Hold(Digest digest) => _leases.Hold(digest);

    public async ValueTask<long?> SizeAsync(Digest digest, CancellationToken cancel)
    {
        await _leases.RemovalOf(digest).WaitAsync(cancel);
        return await _bucket.SizeAsync(digest.Path, cancel);
    }

    public async ValueTask<byte[]?> ReadAsync(Digest digest, CancellationToken cancel) => await _bucket.ReadAsync(digest.Path, cancel);

    public async Task SendAsync(Digest digest, long offset, long count, HttpResponse response, CancellationToken cancel)
    {
        if (count == 0)
        {
            return;
        }

        using var held = Hold(digest);
        using var answer = await _bucket.GetAsync(digest.Path, offset, offset + count - 1, cancel)
            ?? throw new BlobStoreException($"the bucket has lost {digest}");
        await answer.ResponseStream.CopyToAsync(response.Body, CopyBytes, cancel);
    }

    public async Task PublishAsync(Digest digest, ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        if (await SizeAsync(digest, cancel) is null)
        {
            await _bucket.PutAsync(digest.Path, new MemoryStream(content.ToArray(), writable: false), cancel);
        }
    }

    public async Task AdoptAsync(string draft, Digest digest, CancellationToken cancel)
    {
        var size = new FileInfo(draft).Length;
        if (await SizeAsync(digest, cancel) is null)
        {
            await (size <= MultipartUploads.LeastSize
                ? _bucket.PutAsync(digest.Path, new FileStream(draft, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete), cancel)
                : _multiparts.PutAsync(digest.Path, draft, size, cancel));
        }

        File.Delete(draft);
    }

    public async Task<Swept> SweepAsync(Func<ValueTask<IReadOnlySet<Digest>>> mark, CancellationToken cancel)
    {
        await _sweeping.WaitAsync(cancel);
        try
        {
            _leases.BeginSweep();
            var swept = await SweepAsync(await mark(), cancel);
            await _multiparts.DropLeftoversAsync(cancel);
            return swept;
        }
        finally
        {
            _leases.EndSweep();
            _sweeping.Release();
        }
    }

    public void Dispose()
    {
        _bucket.Dispose();
        _sweeping.Dispose();
    }

    private async Task<Swept> SweepAsync(IReadOnlySet<Digest> named, CancellationToken cancel)
    {
        var (blobs, bytes) = (0, 0L);
        var limit = new ParallelOptions { MaxDegreeOfParallelism = RemovalsAtOnce, CancellationToken = cancel };
        foreach (var algorithm in DigestAlgorithm.All)
        {
            await Parallel.ForEachAsync(_bucket.ListAsync($"{algorithm}/"), limit, async (found, stop) =>
            {
                if (Digest.FromHex(algorithm, found.Key[(found.Key.LastIndexOf('/') + 1)..]) is { } digest && !named.Contains(digest)
                    && await _leases.TryRemoveAsync(digest, () => _bucket.DeleteAsync(found.Key, stop)))
                {
                    Interlocked.Increment(ref blobs);
                    Interlocked.Add(ref bytes, found.Size);
                }
            });
        }

        return new Swept(blobs, bytes);
    }
}
