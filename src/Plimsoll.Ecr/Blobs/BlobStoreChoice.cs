using Plimsoll.Ecr.Blobs.S3;

namespace Plimsoll.Ecr.Blobs;

/// <summary>The store that was asked for: a bucket, or files.</summary>
internal sealed class BlobStoreChoice : IDisposable
{
    private readonly string _directory;
    private readonly S3BlobStore? _bucket;
    private readonly FileBlobStore? _files;

    public BlobStoreChoice(BlobBucket? location, string directory)
    {
        _directory = directory;
        if (location is null)
        {
            Store = _files = new FileBlobStore(directory);
        }
        else
        {
            Store = _bucket = new S3BlobStore(location, directory);
        }
    }

    public IBlobStore Store { get; }

    /// <exception cref="BlobStoreException">The store cannot be used.</exception>
    public async Task OpenAsync(CancellationToken cancel)
    {
        if (_bucket is not null)
        {
            await _bucket.OpenAsync(cancel);
        }
        else
        {
            S3Owner.RequireNone(_directory);
        }
    }

    public void Dispose()
    {
        _bucket?.Dispose();
        _files?.Dispose();
    }
}
