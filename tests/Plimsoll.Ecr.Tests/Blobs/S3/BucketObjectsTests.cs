using Plimsoll.Ecr.Tests.Support;

namespace Plimsoll.Ecr.Tests.Blobs.S3;

public sealed class BucketObjectsTests(S3Server server) : IClassFixture<S3Server>
{
    [Fact]
    public async Task An_object_is_put_below_the_prefix()
    {
        var place = server.NewPlace();
        using var objects = new BucketObjects(place);

        Assert.True(await objects.PutAsync("a/b", new MemoryStream([1, 2]), CancellationToken.None));

        Assert.Contains("a/b", await S3Server.KeysAsync(place));
    }

    [Fact]
    public async Task A_bucket_that_is_not_there_is_no_fault()
    {
        using var objects = new BucketObjects(server.Missing());

        Assert.False(await objects.PutAsync("a", new MemoryStream([1]), CancellationToken.None));
    }

    [Fact]
    public async Task A_service_that_does_not_answer_is_named_by_its_bucket()
    {
        using var objects = new BucketObjects(server.Missing() with { Endpoint = new Uri("http://127.0.0.1:9") });

        var refused = await Assert.ThrowsAsync<BlobStoreException>(() => objects.PutAsync("a", new MemoryStream([1]), CancellationToken.None));

        Assert.StartsWith("s3://missing cannot be reached", refused.Message, StringComparison.Ordinal);
    }
}
