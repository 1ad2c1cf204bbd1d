using System.Buffers;
using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Plimsoll.Ecr.Naming;
using Plimsoll.Wire.Transport;

namespace Plimsoll.Ecr.Blobs;

/// <summary>Blobs as files: <c>blobs/sha256/aa/aabb…</c>, <c>blobs/sha512/cc/ccdd…</c>. A file appears there whole, by a rename, after it was flushed to disk.</summary>
internal sealed class FileBlobStore : IBlobStore, IDisposable
{
    private const int CopyBytes = 1 << 17;
    private readonly ConcurrentDictionary<string, bool> _directories = new(StringComparer.Ordinal);
    private readonly BlobLeases _leases = new();
    private readonly SemaphoreSlim _sweeping = new(1, 1);
    private readonly string _root;

    /// <summary>Opens the store; its directories are made when missing.</summary>
    /// <param name="directory">Data directory; it must exist.</param>
    /// <param name="seal">Encrypts the blobs, which lie apart then, below <c>sealed</c>; null for blobs as they are.</param>
    public FileBlobStore(string directory, BlobSeal? seal = null)
    {
        Seal = seal;
        _root = Path.Combine(directory, "blobs", seal is null ? "" : "sealed");
        Drafts = Path.Combine(directory, "uploads", seal is null ? "" : "sealed");
        foreach (var algorithm in DigestAlgorithm.All)
        {
            Directory.CreateDirectory(RootOf(algorithm));
        }

        Directory.CreateDirectory(Drafts);
        DirectorySync.Flush(_root);
        DirectorySync.Flush(Path.Combine(directory, "blobs"));
        DirectorySync.Flush(directory);
    }

    /// <summary>On the same file system, so that a rename publishes.</summary>
    public string Drafts { get; }

    public BlobSeal? Seal { get; }

    public IDisposable Hold(Digest digest) => _leases.Hold(digest);

    public ValueTask<long?> SizeAsync(Digest digest, CancellationToken cancel)
    {
        var file = new FileInfo(PathOf(digest));
        return ValueTask.FromResult<long?>(file.Exists ? Draft.SizeOf(file.Length, Seal) : null);
    }

    public async ValueTask<byte[]?> ReadAsync(Digest digest, CancellationToken cancel)
    {
        try
        {
            var bytes = await File.ReadAllBytesAsync(PathOf(digest), cancel);
            return Seal is null ? bytes : Seal.Open(bytes);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public async Task SendAsync(Digest digest, long offset, long count, HttpResponse response, CancellationToken cancel)
    {
        using var held = Hold(digest);
        if (Seal is not null)
        {
            await CopyAsync(digest, offset, count, response.Body, cancel);
            return;
        }

        await (response.HttpContext.Features.Get<IFileOutput>() is { } direct
            ? direct.SendAsync(response, PathOf(digest), offset, count, cancel)
            : response.SendFileAsync(PathOf(digest), offset, count, cancel));
    }

    public async Task CopyAsync(Digest digest, long offset, long count, Stream to, CancellationToken cancel)
    {
        if (count == 0)
        {
            return;
        }

        var file = File.OpenHandle(PathOf(digest), share: FileShare.ReadWrite | FileShare.Delete);
        await using var content = new FileStream(file, FileAccess.Read, bufferSize: 0);
        var range = new SealedRange(offset, count);
        content.Position = Seal is null ? offset : range.From;
        await (Seal is null ? CopyAsync(content, count, to, cancel) : range.CopyAsync(Seal, content, to, cancel));
    }

    public async Task PublishAsync(Digest digest, ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        var draft = Path.Combine(Drafts, $"{Guid.NewGuid()}.blob");
        using (var file = File.OpenHandle(draft, FileMode.CreateNew, FileAccess.Write))
        {
            await RandomAccess.WriteAsync(file, Seal is null ? content : Seal.Seal(content.Span), 0, cancel);
            RandomAccess.FlushToDisk(file);
        }

        Adopt(draft, digest);
    }

    public Task AdoptAsync(string draft, Digest digest, CancellationToken cancel)
    {
        Adopt(draft, digest);
        return Task.CompletedTask;
    }

    public async Task<Swept> SweepAsync(Func<ValueTask<IReadOnlySet<Digest>>> mark, CancellationToken cancel)
    {
        await _sweeping.WaitAsync(cancel);
        try
        {
            _leases.BeginSweep();
            return Sweep(await mark(), cancel);
        }
        finally
        {
            _leases.EndSweep();
            _sweeping.Release();
        }
    }

    public void Dispose() => _sweeping.Dispose();

    private static async Task CopyAsync(FileStream from, long count, Stream to, CancellationToken cancel)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(CopyBytes);
        try
        {
            for (var left = count; left > 0;)
            {
                var read = await from.ReadAsync(buffer.AsMemory(0, (int)Math.Min(CopyBytes, left)), cancel);
                left -= read > 0 ? read : throw new BlobStoreException($"{from.Name} ends too soon");
                await to.WriteAsync(buffer.AsMemory(0, read), cancel);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void Adopt(string draft, Digest digest)
    {
        var path = PathOf(digest);
        var directory = Path.GetDirectoryName(path)!;
        if (!_directories.ContainsKey(directory))
        {
            // Also when it is there: whoever made it may not have come this far yet.
            Directory.CreateDirectory(directory);
            DirectorySync.Flush(RootOf(digest.Algorithm));
            _directories.TryAdd(directory, true);
        }

        if (File.Exists(path))
        {
            File.Delete(draft);
        }
        else
        {
            File.Move(draft, path, overwrite: true);
        }

        // Also when it was there, for the same reason.
        DirectorySync.Flush(directory);
    }

    private Swept Sweep(IReadOnlySet<Digest> named, CancellationToken cancel)
    {
        var (blobs, bytes) = (0, 0L);
        foreach (var (algorithm, file) in Files().TakeWhile(_ => !cancel.IsCancellationRequested))
        {
            var size = Draft.SizeOf(file.Length, Seal);
            if (Digest.FromHex(algorithm, file.Name) is { } digest && !named.Contains(digest) && _leases.TryRemove(digest, file.Delete))
            {
                (blobs, bytes) = (blobs + 1, bytes + size);
            }
        }

        return new Swept(blobs, bytes);
    }

    private IEnumerable<(DigestAlgorithm Algorithm, FileInfo File)> Files() => DigestAlgorithm.All.SelectMany(
        algorithm => new DirectoryInfo(RootOf(algorithm)).EnumerateFiles("*", SearchOption.AllDirectories), (algorithm, file) => (algorithm, file));

    private string RootOf(DigestAlgorithm algorithm) => Path.Combine(_root, algorithm.Name);

    private string PathOf(Digest digest) => Path.Combine(_root, digest.Path);
}
