using Amazon.S3;
using Plimsoll.Ecr.Blobs.S3;

namespace Plimsoll.Ecr;

/// <summary>Puts objects into a bucket that are no blobs: what other services of the program have for it.</summary>
/// <param name="location">The bucket, which may not be there.</param>
public sealed class BucketObjects(BlobBucket location) : IDisposable
{
    private readonly S3Bucket _bucket = new(location);

    /// <summary>Puts an object in, whole; one of that key is replaced.</summary>
    /// <param name="key">Its key, below the prefix.</param>
    /// <param name="content">Its bytes, closed afterwards.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>False when there is no such bucket.</returns>
    /// <exception cref="BlobStoreException">It cannot be put.</exception>
    public async Task<bool> PutAsync(string key, Stream content, CancellationToken cancel)
    {
        try
        {
            await _bucket.PutAsync(key, content, cancel).ConfigureAwait(false);
            return true;
        }
        catch (BlobStoreException error) when (error.InnerException is AmazonS3Exception { ErrorCode: "NoSuchBucket" })
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _bucket.Dispose();
}
