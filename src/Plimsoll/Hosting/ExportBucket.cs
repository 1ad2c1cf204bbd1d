using Plimsoll.CloudWatch.Logs;
using Plimsoll.Ecr;

namespace Plimsoll.Hosting;

/// <summary>Exports of logs go by way of ECR's client of S3: Logs has none.</summary>
internal sealed class ExportBucket(BlobBucket location) : IExportBucket
{
    private readonly BucketObjects _objects = new(location);

    public Task<bool> PutAsync(string key, Stream content, CancellationToken cancel) => _objects.PutAsync(key, content, cancel);

    public void Dispose() => _objects.Dispose();
}
