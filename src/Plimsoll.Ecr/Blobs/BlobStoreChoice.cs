using Plimsoll.Ecr.Blobs.S3;

namespace Plimsoll.Ecr.Blobs;

/// <summary>The store that was asked for: a bucket, or files.</summary>
internal sealed class BlobStoreChoice : IDisposable
{
    private readonly string _directory;
    private readonly S3BlobStore? _bucket;
    private readonly FileBlobStore? _files;

    /// <summary>Opens the store.</summary>
    /// <param name="location">The bucket; null for files.</param>
    /// <param name="directory">Data directory.</param>
    /// <param name="seal">Encrypts the blobs; null for blobs as they are.</param>
    public BlobStoreChoice(BlobBucket? location, string directory, BlobSeal? seal = null)
    {
        _directory = directory;
        if (location is null)
        {
            Store = _files = new FileBlobStore(directory, seal);
        }
        else
        {
            Store = _bucket = new S3BlobStore(location, directory, seal);
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
