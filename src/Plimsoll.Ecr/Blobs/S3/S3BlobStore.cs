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
    private readonly string _root;

    /// <summary>Opens the store; nothing is asked of the bucket yet.</summary>
    /// <param name="location">The bucket.</param>
    /// <param name="directory">Data directory; it must exist.</param>
    /// <param name="seal">Encrypts the blobs, which lie apart then, below <c>sealed</c>; null for blobs as they are.</param>
    public S3BlobStore(BlobBucket location, string directory, BlobSeal? seal = null)
    {
        Seal = seal;
        _root = seal is null ? "" : "sealed/";
        _bucket = new S3Bucket(location);
        Drafts = Path.Combine(directory, "uploads", _root);
        var notes = Path.Combine(directory, "multipart", _root);
        Directory.CreateDirectory(Drafts);
        Directory.CreateDirectory(notes);
        _multiparts = new MultipartUploads(_bucket, notes);
        _owner = new S3Owner(_bucket, location, directory);
    }

    public string Drafts { get; }

    public BlobSeal? Seal { get; }

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
        return await _bucket.SizeAsync(KeyOf(digest), cancel) is { } size ? Draft.SizeOf(size, Seal) : null;
    }

    public async ValueTask<byte[]?> ReadAsync(Digest digest, CancellationToken cancel) =>
        await _bucket.ReadAsync(KeyOf(digest), cancel) is not { } bytes ? null : Seal is null ? bytes : Seal.Open(bytes);

    public Task SendAsync(Digest digest, long offset, long count, HttpResponse response, CancellationToken cancel) =>
        CopyAsync(digest, offset, count, response.Body, cancel);

    public async Task CopyAsync(Digest digest, long offset, long count, Stream to, CancellationToken cancel)
    {
        if (count == 0)
        {
            return;
        }

        using var held = Hold(digest);
        var range = new SealedRange(offset, count);
        var (first, last) = Seal is null ? (offset, offset + count - 1) : (range.From, range.To - 1);
        using var answer = await _bucket.GetAsync(KeyOf(digest), first, last, cancel) ?? throw new BlobStoreException($"the bucket has lost {digest}");
        await (Seal is null
            ? answer.ResponseStream.CopyToAsync(to, CopyBytes, cancel)
            : range.CopyAsync(Seal, answer.ResponseStream, to, cancel));
    }

    public async Task PublishAsync(Digest digest, ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        if (await SizeAsync(digest, cancel) is null)
        {
            await _bucket.PutAsync(KeyOf(digest), new MemoryStream(Seal is null ? content.ToArray() : Seal.Seal(content.Span), writable: false), cancel);
        }
    }

    public async Task AdoptAsync(string draft, Digest digest, CancellationToken cancel)
    {
        var size = new FileInfo(draft).Length;
        if (await SizeAsync(digest, cancel) is null)
        {
            await (size <= MultipartUploads.LeastSize
                ? _bucket.PutAsync(KeyOf(digest), new FileStream(draft, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete), cancel)
                : _multiparts.PutAsync(KeyOf(digest), draft, size, cancel));
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
            await Parallel.ForEachAsync(_bucket.ListAsync($"{_root}{algorithm}/"), limit, async (found, stop) =>
            {
                if (Digest.FromHex(algorithm, found.Key[(found.Key.LastIndexOf('/') + 1)..]) is { } digest && !named.Contains(digest)
                    && await _leases.TryRemoveAsync(digest, () => _bucket.DeleteAsync(found.Key, stop)))
                {
                    Interlocked.Increment(ref blobs);
                    Interlocked.Add(ref bytes, Draft.SizeOf(found.Size, Seal));
                }
            });
        }

        return new Swept(blobs, bytes);
    }

    private string KeyOf(Digest digest) => _root + digest.Path;
}
