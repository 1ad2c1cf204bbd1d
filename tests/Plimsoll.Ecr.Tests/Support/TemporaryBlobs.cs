using System.IO.Pipelines;
using Microsoft.Extensions.Time.Testing;
using Plimsoll.Ecr.Blobs;
using Plimsoll.Ecr.Naming;

namespace Plimsoll.Ecr.Tests.Support;

/// <summary>Blobs and uploads over a directory of their own, which can be closed and opened again.</summary>
internal sealed class TemporaryBlobs : IDisposable
{
    public const string Owner = "123456789012/eu-west-1/app";

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("plimsoll-ecr");

    public TemporaryBlobs() => (Blobs, Uploads) = Open();

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public FileBlobStore Blobs { get; private set; }

    public FileUploadStore Uploads { get; private set; }

    /// <summary>Files that are published or being uploaded.</summary>
    public string[] Files(string under) => [.. Directory.EnumerateFiles(Path.Combine(_directory.FullName, under), "*", SearchOption.AllDirectories)];

    public static byte[] Bytes(int seed, int length)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    public Task<long> AppendAsync(Guid id, byte[] bytes, long? from = null) =>
        Uploads.AppendAsync(Owner, id, from, PipeReader.Create(new MemoryStream(bytes)), CancellationToken.None);

    public async Task<Digest> PushAsync(byte[] bytes)
    {
        var digest = Digest.Of(bytes);
        using var held = Blobs.Hold(digest);
        var id = Uploads.Begin(Owner);
        await AppendAsync(id, bytes);
        await Uploads.CompleteAsync(Owner, id, digest, CancellationToken.None);
        return digest;
    }

    public Task<Swept> SweepAsync(params Digest[] named) =>
        Blobs.SweepAsync(() => ValueTask.FromResult<IReadOnlySet<Digest>>(named.ToHashSet()), CancellationToken.None);

    public void Reopen()
    {
        Close();
        (Blobs, Uploads) = Open();
    }

    public void Dispose()
    {
        Close();
        _directory.Delete(recursive: true);
    }

    private void Close()
    {
        Uploads.Dispose();
        Blobs.Dispose();
    }

    private (FileBlobStore Blobs, FileUploadStore Uploads) Open()
    {
        var blobs = new FileBlobStore(_directory.FullName);
        return (blobs, new FileUploadStore(blobs, Time));
    }
}
