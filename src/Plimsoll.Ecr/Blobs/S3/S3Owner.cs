using System.Text;

namespace Plimsoll.Ecr.Blobs.S3;

/// <summary>
/// An object in the bucket names the data directory that the blobs belong to: another one's collector would find that nobody
/// needs them.
/// </summary>
internal sealed class S3Owner(S3Bucket bucket, BlobBucket location, string directory)
{
    private const string Key = "plimsoll-owner";
    private readonly string _note = Path.Combine(directory, "blob-owner");

    /// <exception cref="BlobStoreException">The bucket is another's, or the blobs of this directory are files.</exception>
    public async Task ClaimAsync(CancellationToken cancel)
    {
        var files = Path.Combine(directory, "blobs");
        if (Directory.Exists(files) && Directory.EnumerateFiles(files, "*", SearchOption.AllDirectories).Any())
        {
            throw new BlobStoreException(
                $"the blobs of this data directory are files in {files}: copy them once (aws s3 sync {files} {location}) and remove that directory, or start without --blob-store");
        }

        if (!File.Exists(_note))
        {
            // Written in one piece: half a name would be nobody's.
            var draft = _note + ".new";
            await File.WriteAllTextAsync(draft, Guid.NewGuid().ToString(), cancel);
            File.Move(draft, _note);
            DirectorySync.Flush(directory);
        }

        var own = await File.ReadAllTextAsync(_note, cancel);
        var there = await bucket.ReadAsync(Key, cancel);
        if (there is null)
        {
            await bucket.PutAsync(Key, new MemoryStream(Encoding.UTF8.GetBytes(own)), cancel);
        }
        else if (Encoding.UTF8.GetString(there) != own)
        {
            throw new BlobStoreException(
                $"{location} holds the blobs of another Plimsoll, which would be lost: give each one a prefix of its own; if that one is gone for good, remove the object {Key} there");
        }
    }

    /// <summary>Makes sure that no bucket has the blobs of a directory that is to keep them in files.</summary>
    /// <exception cref="BlobStoreException">One has.</exception>
    public static void RequireNone(string directory)
    {
        if (File.Exists(Path.Combine(directory, "blob-owner")))
        {
            throw new BlobStoreException("the blobs of this data directory are in a bucket: start with --blob-store as before");
        }
    }
}
