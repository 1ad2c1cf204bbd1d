using Microsoft.AspNetCore.Http;
using Plimsoll.Ecr.Blobs.S3;
using Plimsoll.Ecr.Naming;
using Plimsoll.Ecr.Tests.Support;

namespace Plimsoll.Ecr.Tests.Blobs.S3;

public sealed class S3BlobStoreTests(S3Server server) : IClassFixture<S3Server>
{
    [Fact]
    public async Task A_blob_of_several_parts_comes_out_as_it_went_in_whole_and_in_pieces()
    {
        using var store = new TemporaryBlobs(server.NewPlace());
        var bytes = TemporaryBlobs.Bytes(1, (int)(2 * MultipartUploads.LeastSize) + 12_345);

        var digest = await store.PushAsync(bytes);

        Assert.Equal(bytes.Length, await store.SizeAsync(digest));
        Assert.Equal(bytes, await SentAsync(store, digest, 0, bytes.Length));
        Assert.Equal(bytes[16_777_000..16_778_000], await SentAsync(store, digest, 16_777_000, 1000));
        Assert.Empty(store.Files("multipart"));
    }

    [Fact]
    public async Task A_manifest_comes_out_as_it_went_in()
    {
        using var store = new TemporaryBlobs(server.NewPlace());

        await store.Blobs.PublishAsync(Digest.Of([1, 2, 3]), new byte[] { 1, 2, 3 }, CancellationToken.None);

        Assert.Equal([1, 2, 3], await store.Blobs.ReadAsync(Digest.Of([1, 2, 3]), CancellationToken.None));
        Assert.Null(await store.Blobs.ReadAsync(Digest.Of([4]), CancellationToken.None));
    }

    [Fact]
    public async Task Objects_have_the_names_that_files_have_so_that_a_directory_can_be_copied_into_a_bucket()
    {
        var place = server.NewPlace();
        using var store = new TemporaryBlobs(place);
        using var files = new TemporaryBlobs();

        await store.PushAsync([1]);
        await files.PushAsync([1]);

        Assert.Equal(
            files.Files("blobs").Select(file => Path.GetRelativePath(Path.Combine(files.Directory, "blobs"), file)), await S3Server.KeysAsync(place));
    }

    [Fact]
    public async Task The_bucket_of_another_Plimsoll_is_left_alone()
    {
        var place = server.NewPlace();
        using var first = new TemporaryBlobs(place);
        using var second = new TemporaryBlobs(place);
        await first.OpenAsync();

        var refused = await Assert.ThrowsAsync<BlobStoreException>(second.OpenAsync);

        Assert.Contains("holds the blobs of another Plimsoll", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Plimsoll_finds_its_bucket_again_after_a_restart()
    {
        using var store = new TemporaryBlobs(server.NewPlace());
        await store.OpenAsync();
        var blob = await store.PushAsync([1]);
        store.Reopen();

        await store.OpenAsync();

        Assert.Equal(1, await store.SizeAsync(blob));
    }

    [Fact]
    public async Task A_bucket_that_is_not_there_is_named()
    {
        using var store = new TemporaryBlobs(server.NewPlace() with { Bucket = "nowhere" });

        var refused = await Assert.ThrowsAsync<BlobStoreException>(store.OpenAsync);

        Assert.Contains("s3://nowhere/", refused.Message, StringComparison.Ordinal);
        Assert.Contains("NoSuchBucket", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upload_whose_bucket_fails_stays_and_can_be_completed_later()
    {
        var place = server.NewPlace();
        using var store = new TemporaryBlobs(place with { Bucket = "nowhere" });
        var bytes = TemporaryBlobs.Bytes(2, 100_000);
        var id = store.Uploads.Begin(TemporaryBlobs.Owner);
        await store.AppendAsync(id, bytes);

        await Assert.ThrowsAsync<BlobStoreException>(
            () => store.Uploads.CompleteAsync(TemporaryBlobs.Owner, id, Digest.Of(bytes), CancellationToken.None));

        Assert.Equal(100_000, store.Uploads.Received(TemporaryBlobs.Owner, id));
    }

    private static async Task<byte[]> SentAsync(TemporaryBlobs store, Digest digest, long offset, long count)
    {
        var body = new MemoryStream();
        var http = new DefaultHttpContext();
        http.Response.Body = body;
        await store.Blobs.SendAsync(digest, offset, count, http.Response, CancellationToken.None);
        return body.ToArray();
    }
}
