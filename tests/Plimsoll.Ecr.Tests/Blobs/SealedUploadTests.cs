using System.Text;
using Plimsoll.Ecr.Blobs;
using Plimsoll.Ecr.Naming;
using Plimsoll.Ecr.Tests.Support;

namespace Plimsoll.Ecr.Tests.Blobs;

/// <summary>The rules over encrypted files, and what is theirs alone.</summary>
public sealed class SealedUploadTests() : UploadRules(new TemporaryBlobs(isSealed: true))
{
    [Fact]
    public async Task No_file_has_a_word_of_the_content_before_and_after_the_upload_is_complete()
    {
        using var store = new TemporaryBlobs(isSealed: true);
        var bytes = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("a word of the content ", 10_000)));
        var id = store.Uploads.Begin(TemporaryBlobs.Owner);
        await store.AppendAsync(id, bytes);

        Assert.All(store.Files(""), file => Assert.DoesNotContain("a word", File.ReadAllText(file, Encoding.Latin1), StringComparison.Ordinal));
        await store.Uploads.CompleteAsync(TemporaryBlobs.Owner, id, Digest.Of(bytes), CancellationToken.None);

        Assert.Equal(2, store.Files("").Length);
        Assert.All(store.Files(""), file => Assert.DoesNotContain("a word", File.ReadAllText(file, Encoding.Latin1), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(131_072)]
    [InlineData(200_001)]
    public async Task Content_of_any_length_comes_out_as_it_went_in_in_pieces_of_any_length(int length)
    {
        using var store = new TemporaryBlobs(isSealed: true);
        var bytes = TemporaryBlobs.Bytes(length, length);
        foreach (var piece in new[] { 1_000, 65_536, 70_000, 300_000 })
        {
            var algorithm = piece == 1_000 ? DigestAlgorithm.Sha512 : DigestAlgorithm.Sha256;
            var id = store.Uploads.Begin(TemporaryBlobs.Owner);
            foreach (var part in bytes.Chunk(piece))
            {
                await store.AppendAsync(id, part);
            }

            Assert.Equal(length, store.Uploads.Received(TemporaryBlobs.Owner, id));
            Assert.Equal(length, await store.Uploads.CompleteAsync(TemporaryBlobs.Owner, id, Digest.Of(bytes, algorithm), CancellationToken.None));
            Assert.Equal(bytes, await store.Blobs.ReadAsync(Digest.Of(bytes, algorithm), CancellationToken.None));
            Assert.Equal(length, await store.SizeAsync(Digest.Of(bytes, algorithm)));
        }
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(65_535, 2)]
    [InlineData(65_536, 65_536)]
    [InlineData(10, 199_990)]
    [InlineData(199_999, 1)]
    public async Task A_range_comes_out_alone(int offset, int count)
    {
        using var store = new TemporaryBlobs(isSealed: true);
        var bytes = TemporaryBlobs.Bytes(1, 200_000);
        var digest = await store.PushAsync(bytes);
        var part = new MemoryStream();

        await store.Blobs.CopyAsync(digest, offset, count, part, CancellationToken.None);

        Assert.Equal(bytes[offset..(offset + count)], part.ToArray());
    }

    [Fact]
    public async Task An_upload_whose_last_write_was_cut_short_goes_on_where_what_is_whole_ends()
    {
        using var store = new TemporaryBlobs(isSealed: true);
        var bytes = TemporaryBlobs.Bytes(1, 100_000);
        var id = store.Uploads.Begin(TemporaryBlobs.Owner);
        await store.AppendAsync(id, bytes);
        using (var file = new FileStream(store.Files("uploads").Single(), FileMode.Open))
        {
            file.SetLength(file.Length - 100);
        }

        store.Reopen();
        var refused = await Assert.ThrowsAsync<UploadOffsetException>(() => store.AppendAsync(id, [1], from: 100_000));

        Assert.Equal(65_536, refused.Received);
        await store.AppendAsync(id, bytes[65_536..], from: 65_536);
        Assert.Equal(100_000, await store.Uploads.CompleteAsync(TemporaryBlobs.Owner, id, Digest.Of(bytes), CancellationToken.None));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(30_000)]
    [InlineData(69_999)]
    public async Task What_was_there_before_a_write_that_was_cut_short_is_there_after_it(int cut)
    {
        using var store = new TemporaryBlobs(isSealed: true);
        var bytes = TemporaryBlobs.Bytes(1, 150_000);
        var id = store.Uploads.Begin(TemporaryBlobs.Owner);
        await store.AppendAsync(id, bytes[..70_000]);
        await store.AppendAsync(id, bytes[70_000..80_000]);
        await store.AppendAsync(id, bytes[80_000..]);
        var upload = store.Files("uploads").Single(file => !file.Contains("aside", StringComparison.Ordinal));
        using (var file = new FileStream(upload, FileMode.Open))
        {
            // The second chunk was being written over the one of 14,464 bytes that was there.
            file.SetLength(Math.Min(file.Length, BlobSeal.SealedBytes + cut));
            file.Position = BlobSeal.SealedBytes + 5;
            file.WriteByte(77);
        }

        store.Reopen();
        var refused = await Assert.ThrowsAsync<UploadOffsetException>(() => store.AppendAsync(id, [1], from: 150_000));

        Assert.Equal(80_000, refused.Received);
        await store.AppendAsync(id, bytes[80_000..], from: 80_000);
        await store.Uploads.CompleteAsync(TemporaryBlobs.Owner, id, Digest.Of(bytes), CancellationToken.None);
        Assert.Equal(bytes, await store.Blobs.ReadAsync(Digest.Of(bytes), CancellationToken.None));
        Assert.Empty(store.Files("uploads"));
    }

    [Fact]
    public async Task A_blob_that_was_cut_short_is_not_given_out()
    {
        using var store = new TemporaryBlobs(isSealed: true);
        var digest = await store.PushAsync(TemporaryBlobs.Bytes(1, 100_000));
        using (var file = new FileStream(store.Files("blobs").Single(), FileMode.Open))
        {
            file.SetLength(BlobSeal.SealedBytes + 20);
        }

        await Assert.ThrowsAsync<BlobStoreException>(() => store.Blobs.CopyAsync(digest, 0, 100_000, Stream.Null, CancellationToken.None));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(40)]
    [InlineData(99_999)]
    public async Task A_blob_that_was_changed_on_disk_is_not_given_out(int at)
    {
        using var store = new TemporaryBlobs(isSealed: true);
        var digest = await store.PushAsync(TemporaryBlobs.Bytes(1, 100_000));
        var path = store.Files("blobs").Single();
        var bytes = await File.ReadAllBytesAsync(path);
        bytes[at] ^= 1;
        await File.WriteAllBytesAsync(path, bytes);

        await Assert.ThrowsAsync<BlobStoreException>(async () => await store.Blobs.ReadAsync(digest, CancellationToken.None));
        await Assert.ThrowsAsync<BlobStoreException>(() => store.Blobs.CopyAsync(digest, 0, 100_000, Stream.Null, CancellationToken.None));
    }

    [Fact]
    public async Task The_key_is_a_file_that_its_owner_alone_reads_and_another_one_opens_nothing()
    {
        using var store = new TemporaryBlobs(isSealed: true);
        var digest = await store.PushAsync([1, 2, 3]);
        var key = Path.Combine(store.Directory, "blobs.key");

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));
        store.Reopen();
        Assert.Equal([1, 2, 3], await store.Blobs.ReadAsync(digest, CancellationToken.None));
        await File.WriteAllBytesAsync(key, new byte[32]);
        store.Reopen();
        await Assert.ThrowsAsync<BlobStoreException>(async () => await store.Blobs.ReadAsync(digest, CancellationToken.None));
        await File.WriteAllBytesAsync(key, new byte[5]);
        store.Reopen();
        var refused = await Assert.ThrowsAsync<BlobStoreException>(async () => await store.Blobs.ReadAsync(digest, CancellationToken.None));
        Assert.Contains("is not a key of 32 bytes", refused.Message, StringComparison.Ordinal);
    }
}
