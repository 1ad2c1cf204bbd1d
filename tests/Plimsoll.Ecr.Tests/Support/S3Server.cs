using System.Globalization;
using Plimsoll.Ecr.Blobs.S3;

namespace Plimsoll.Ecr.Tests.Support;

/// <summary>A real S3-compatible server, with places for tests in its one bucket.</summary>
public sealed class S3Server : IAsyncLifetime
{
    private const string Bucket = "layers";
    private readonly S3Process _process = new(Bucket);
    private int _prefixes;

    public async ValueTask InitializeAsync()
    {
        // The SDK looks for credentials where any program does.
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", S3Process.Key);
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", S3Process.Key);
        await _process.StartAsync();
    }

    /// <summary>A bucket of the server that is not there.</summary>
    public BlobBucket Missing() => new() { Bucket = "missing", Endpoint = _process.Endpoint, PathStyle = true };

    /// <summary>A place that no other test uses.</summary>
    public BlobBucket NewPlace()
    {
        var place = new BlobBucket
        {
            Bucket = Bucket,
            Prefix = $"place/{Interlocked.Increment(ref _prefixes)}",
            Endpoint = _process.Endpoint,
            PathStyle = true,
        };

        // s3rver keeps objects as files and fails a put whose directory it removes with the last object: none becomes empty.
        for (var first = 0; first < 256; first++)
        {
            var directory = Directory.CreateDirectory(Path.Combine(_process.PathOf(Bucket), place.Prefix, "sha256", first.ToString("x2", CultureInfo.InvariantCulture)));
            File.Create(Path.Combine(directory.FullName, "keep")).Dispose();
        }

        return place;
    }

    /// <summary>Keys of the objects of a place.</summary>
    internal static async Task<string[]> KeysAsync(BlobBucket place)
    {
        using var bucket = new S3Bucket(place);
        var keys = new List<string>();
        await foreach (var (key, _) in bucket.ListAsync(""))
        {
            keys.Add(key);
        }

        return [.. keys];
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
