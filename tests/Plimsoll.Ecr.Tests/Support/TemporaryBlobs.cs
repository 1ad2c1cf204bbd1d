using System.IO.Pipelines;
using Microsoft.Extensions.Time.Testing;
using Plimsoll.Ecr.Blobs;
using Plimsoll.Ecr.Naming;

namespace Plimsoll.Ecr.Tests.Support;

/// <summary>Blobs and uploads over a directory of their own, which can be closed and opened again.</summary>
internal sealed class TemporaryBlobs : IDisposable
{
    public const string Owner = "123456789012/eu-west-1/app";

    private readonly DirectoryInfo _directory = System.IO.Directory.CreateTempSubdirectory("plimsoll-ecr");

    private readonly BlobBucket? _bucket;
    private readonly bool _isSealed;
    private BlobStoreChoice _choice = null!;

    /// <summary>Opens a store.</summary>
    /// <param name="bucket">Where the blobs are to be; null for files.</param>
    /// <param name="isSealed">True for blobs that lie encrypted.</param>
    public TemporaryBlobs(BlobBucket? bucket = null, bool isSealed = false)
    {
        (_bucket, _isSealed) = (bucket, isSealed);
        Open();
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public IBlobStore Blobs => _choice.Store;

    public FileUploadStore Uploads { get; private set; } = null!;

    public string Directory => _directory.FullName;

    /// <summary>Files that are published or being uploaded.</summary>
    public string[] Files(string under) => [.. System.IO.Directory.EnumerateFiles(Path.Combine(_directory.FullName, under), "*", SearchOption.AllDirectories)];

    public static byte[] Bytes(int seed, int length)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    public Task<long> AppendAsync(Guid id, byte[] bytes, long? from = null, DigestAlgorithm? expected = null) =>
        Uploads.AppendAsync(Owner, id, from, PipeReader.Create(new MemoryStream(bytes)), expected ?? DigestAlgorithm.Sha256, CancellationToken.None);

    public async Task<Digest> PushAsync(byte[] bytes, DigestAlgorithm? algorithm = null)
    {
        var digest = Digest.Of(bytes, algorithm);
        using var held = Blobs.Hold(digest);
        var id = Uploads.Begin(Owner);
        await AppendAsync(id, bytes);
        await Uploads.CompleteAsync(Owner, id, digest, CancellationToken.None);
        return digest;
    }

    public Task<Swept> SweepAsync(params Digest[] named) =>
        Blobs.SweepAsync(() => ValueTask.FromResult<IReadOnlySet<Digest>>(named.ToHashSet()), CancellationToken.None);

    public async Task<long?> SizeAsync(Digest digest) => await Blobs.SizeAsync(digest, CancellationToken.None);

    public Task OpenAsync() => _choice.OpenAsync(CancellationToken.None);

    public void Reopen()
    {
        Close();
        Open();
    }

    public void Dispose()
    {
        Close();
        _directory.Delete(recursive: true);
    }

    private void Close()
    {
        Uploads.Dispose();
        _choice.Dispose();
    }

    private void Open()
    {
        _choice = new BlobStoreChoice(_bucket, _directory.FullName, _isSealed ? new BlobSeal(new BlobKey(_directory.FullName)) : null);
        Uploads = new FileUploadStore(Blobs, Time);
    }
}
