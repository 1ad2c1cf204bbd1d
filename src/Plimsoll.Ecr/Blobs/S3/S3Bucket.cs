using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace Plimsoll.Ecr.Blobs.S3;

/// <summary>The calls of S3 that the store needs, on keys below a prefix. Every failure is a <see cref="BlobStoreException"/>.</summary>
internal sealed class S3Bucket : IDisposable
{
    private readonly BlobBucket _location;
    private readonly string _prefix;
    private readonly AmazonS3Client _client;

    public S3Bucket(BlobBucket location)
    {
        _location = location;
        _prefix = location.Prefix.Length == 0 ? "" : location.Prefix + "/";
        var config = new AmazonS3Config
        {
            AuthenticationRegion = location.Region,
            ForcePathStyle = location.PathStyle,

            // AWS_ENDPOINT_URL may well be Plimsoll's own.
            IgnoreConfiguredEndpointUrls = true,

            // What not every service understands is left out, chunked encoding below too: a signature covers the bytes already.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (location.Endpoint is { } endpoint)
        {
            config.ServiceURL = endpoint.ToString();
        }
        else
        {
            config.RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(location.Region);
        }

        // It finds its credentials at the first call.
        _client = new AmazonS3Client(config);
    }

    /// <summary>Size of an object; null when there is none.</summary>
    public Task<long?> SizeAsync(string key, CancellationToken cancel) => OrNullAsync<long?>(
        async () => (await _client.GetObjectMetadataAsync(_location.Bucket, _prefix + key, cancel)).ContentLength);

    /// <summary>An object, or the bytes <paramref name="first"/> to <paramref name="last"/> of it; null when there is none.</summary>
    public Task<GetObjectResponse?> GetAsync(string key, long first, long last, CancellationToken cancel) => OrNullAsync<GetObjectResponse?>(
        async () => await _client.GetObjectAsync(
            new GetObjectRequest { BucketName = _location.Bucket, Key = _prefix + key, ByteRange = new ByteRange(first, last) }, cancel));

    /// <summary>A small object; null when there is none.</summary>
    public Task<byte[]?> ReadAsync(string key, CancellationToken cancel) => OrNullAsync<byte[]?>(async () =>
    {
        using var answer = await _client.GetObjectAsync(_location.Bucket, _prefix + key, cancel);
        var bytes = new byte[answer.ContentLength];
        await answer.ResponseStream.ReadExactlyAsync(bytes, cancel);
        return bytes;
    });

    /// <summary>Puts an object in, whole. The content is closed.</summary>
    public Task PutAsync(string key, Stream content, CancellationToken cancel) => GuardAsync(() => _client.PutObjectAsync(
        new PutObjectRequest { BucketName = _location.Bucket, Key = _prefix + key, InputStream = content, UseChunkEncoding = false }, cancel));

    public Task DeleteAsync(string key, CancellationToken cancel) => GuardAsync(() => _client.DeleteObjectAsync(_location.Bucket, _prefix + key, cancel));

    /// <summary>The objects whose keys begin with something, page by page.</summary>
    public async IAsyncEnumerable<(string Key, long Size)> ListAsync(string under)
    {
        string? next = null;
        do
        {
            var page = await GuardAsync(() => _client.ListObjectsV2Async(
                new ListObjectsV2Request { BucketName = _location.Bucket, Prefix = _prefix + under, ContinuationToken = next }));
            foreach (var found in page.S3Objects ?? [])
            {
                yield return (found.Key[_prefix.Length..], found.Size ?? 0);
            }

            next = page.IsTruncated == true ? page.NextContinuationToken : null;
        }
        while (next is not null);
    }

    /// <summary>Begins an object that comes in parts; nothing shows before <see cref="FinishAsync"/>.</summary>
    public async Task<string> BeginAsync(string key, CancellationToken cancel) =>
        (await GuardAsync(() => _client.InitiateMultipartUploadAsync(_location.Bucket, _prefix + key, cancel))).UploadId;

    /// <summary>Puts one part in, from a file.</summary>
    public async Task<PartETag> PutPartAsync(string key, string upload, int number, string path, long offset, long count, CancellationToken cancel) =>
        new(number, (await GuardAsync(() => _client.UploadPartAsync(
            new UploadPartRequest
            {
                BucketName = _location.Bucket,
                Key = _prefix + key,
                UploadId = upload,
                PartNumber = number,
                FilePath = path,
                FilePosition = offset,
                PartSize = count,
                UseChunkEncoding = false,
            },
            cancel))).ETag);

    /// <summary>Makes an object of its parts.</summary>
    public Task FinishAsync(string key, string upload, IEnumerable<PartETag> parts, CancellationToken cancel) => GuardAsync(
        () => _client.CompleteMultipartUploadAsync(
            new CompleteMultipartUploadRequest { BucketName = _location.Bucket, Key = _prefix + key, UploadId = upload, PartETags = [.. parts] }, cancel));

    /// <summary>Drops the parts of an object that is not to be; nothing happens when there are none, or the service has no such call.</summary>
    public async Task AbortAsync(string key, string upload, CancellationToken cancel)
    {
        try
        {
            await _client.AbortMultipartUploadAsync(_location.Bucket, _prefix + key, upload, cancel);
        }
        catch (AmazonS3Exception error) when (error.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotImplemented)
        {
            // Gone, or nothing that could be done.
        }
        catch (Exception error) when (Failure(error) is { } failure)
        {
            throw failure;
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<T?> OrNullAsync<T>(Func<Task<T?>> call)
    {
        try
        {
            return await call();
        }
        catch (AmazonS3Exception error) when (error.StatusCode == HttpStatusCode.NotFound && error.ErrorCode != "NoSuchBucket")
        {
            return default;
        }
        catch (Exception error) when (Failure(error) is { } failure)
        {
            throw failure;
        }
    }

    private async Task<T> GuardAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception error) when (Failure(error) is { } failure)
        {
            throw failure;
        }
    }

    // Where credentials were looked for is told in many lines.
    private static string FirstLine(Exception error) => error.Message.Split('\n', '.')[0].Trim();

    // What the service said, not what was sent to it: requests carry signatures.
    private BlobStoreException? Failure(Exception error) => error switch
    {
        AmazonS3Exception said => new BlobStoreException($"{_location} refused: {said.ErrorCode}: {said.Message}", error),
        AmazonServiceException or HttpRequestException or IOException or TimeoutException or WebException => new BlobStoreException(
            $"{_location} cannot be reached: {(error.InnerException ?? error).Message}", error),
        AmazonClientException => new BlobStoreException($"{_location} cannot be used: {FirstLine(error)}", error),
        _ => null,
    };
}
