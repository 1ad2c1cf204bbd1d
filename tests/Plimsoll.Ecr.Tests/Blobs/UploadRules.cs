using System.IO.Pipelines;
using Plimsoll.Ecr.Blobs;
using Plimsoll.Ecr.Naming;
using Plimsoll.Ecr.Tests.Support;

namespace Plimsoll.Ecr.Tests.Blobs;

/// <summary>What every store of blobs owes those who put some in.</summary>
public abstract class UploadRules : IDisposable
{
    private readonly TemporaryBlobs _store;

    private protected UploadRules(TemporaryBlobs store) => _store = store;

    public void Dispose()
    {
        _store.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_blob_is_there_once_its_upload_is_complete_and_not_before()
    {
        var bytes = TemporaryBlobs.Bytes(1, 300_000);
        var id = _store.Uploads.Begin(TemporaryBlobs.Owner);
        await _store.AppendAsync(id, bytes[..100_000]);
        await _store.AppendAsync(id, bytes[100_000..]);
        Assert.Null(await _store.SizeAsync(Digest.Of(bytes)));

        await _store.Uploads.CompleteAsync(TemporaryBlobs.Owner, id, Digest.Of(bytes), CancellationToken.None);

        Assert.Equal(bytes, await _store.Blobs.ReadAsync(Digest.Of(bytes), CancellationToken.None));
        Assert.Empty(_store.Files("uploads"));
    }

    [Fact]
    public async Task An_upload_goes_on_after_a_restart_from_the_bytes_in_its_file()
    {
        var bytes = TemporaryBlobs.Bytes(2, 3_000_000);
        var id = _store.Uploads.Begin(TemporaryBlobs.Owner);
        await _store.AppendAsync(id, bytes[..1_500_000]);
        _store.Reopen();

        Assert.Equal(1_500_000, _store.Uploads.Received(TemporaryBlobs.Owner, id));
        await _store.AppendAsync(id, bytes[1_500_000..], from: 1_500_000);

        Assert.Equal(3_000_000, await _store.Uploads.CompleteAsync(TemporaryBlobs.Owner, id, Digest.Of(bytes), CancellationToken.None));
    }

    [Fact]
    public async Task Bytes_that_came_before_the_sender_went_away_stay()
    {
        var bytes = TemporaryBlobs.Bytes(3, 50_000);
        var id = _store.Uploads.Begin(TemporaryBlobs.Owner);

        await Assert.ThrowsAsync<IOException>(() => _store.Uploads.AppendAsync(
            TemporaryBlobs.Owner, id, null, new BreakingReader(bytes[..20_000]), DigestAlgorithm.Sha256, CancellationToken.None));

        Assert.Equal(20_000, _store.Uploads.Received(TemporaryBlobs.Owner, id));
        await _store.AppendAsync(id, bytes[20_000..], from: 20_000);
        await _store.Uploads.CompleteAsync(TemporaryBlobs.Owner, id, Digest.Of(bytes), CancellationToken.None);
    }

    [Fact]
    public async Task Bytes_for_another_place_are_refused_with_the_place_where_the_upload_stands()
    {
        var id = _store.Uploads.Begin(TemporaryBlobs.Owner);
        await _store.AppendAsync(id, new byte[10]);

        var refused = await Assert.ThrowsAsync<UploadOffsetException>(() => _store.AppendAsync(id, new byte[5], from: 11));

        Assert.Equal(10, refused.Received);
        Assert.Equal(10, _store.Uploads.Received(TemporaryBlobs.Owner, id));
    }

    [Fact]
    public async Task Content_of_another_digest_leaves_nothing()
    {
        var id = _store.Uploads.Begin(TemporaryBlobs.Owner);
        await _store.AppendAsync(id, [1, 2, 3]);

        var refused = await Assert.ThrowsAsync<DigestMismatchException>(
            () => _store.Uploads.CompleteAsync(TemporaryBlobs.Owner, id, Digest.Of([9]), CancellationToken.None));

        Assert.Equal(Digest.Of([1, 2, 3]), refused.Actual);
        Assert.Empty(_store.Files("uploads"));
        Assert.Null(await _store.SizeAsync(Digest.Of([9])));
        Assert.Null(await _store.SizeAsync(refused.Actual));
    }

    [Theory]
    [InlineData("sha256", "sha512")]
    [InlineData("sha512", "sha256")]
    [InlineData("sha512", "sha512")]
    public async Task An_upload_may_end_with_a_digest_of_another_algorithm_than_was_expected(string expected, string given)
    {
        var bytes = TemporaryBlobs.Bytes(7, 300_000);
        var digest = Digest.Of(bytes, DigestAlgorithm.Find(given));
        var id = _store.Uploads.Begin(TemporaryBlobs.Owner);
        await _store.AppendAsync(id, bytes[..100_000], expected: DigestAlgorithm.Find(expected));
        await _store.AppendAsync(id, bytes[100_000..]);

        Assert.Equal(300_000, await _store.Uploads.CompleteAsync(TemporaryBlobs.Owner, id, digest, CancellationToken.None));
        Assert.Equal(bytes, await _store.Blobs.ReadAsync(digest, CancellationToken.None));
    }

    [Fact]
    public async Task An_upload_goes_on_after_a_restart_to_a_digest_of_sha512()
    {
        var bytes = TemporaryBlobs.Bytes(8, 300_000);
        var digest = Digest.Of(bytes, DigestAlgorithm.Sha512);
        var id = _store.Uploads.Begin(TemporaryBlobs.Owner);
        await _store.AppendAsync(id, bytes[..100_000], expected: DigestAlgorithm.Sha512);
        _store.Reopen();

        await _store.AppendAsync(id, bytes[100_000..], from: 100_000, expected: DigestAlgorithm.Sha512);

        Assert.Equal(300_000, await _store.Uploads.CompleteAsync(TemporaryBlobs.Owner, id, digest, CancellationToken.None));
    }

    [Fact]
    public async Task The_same_content_under_two_algorithms_is_two_blobs()
    {
        var sha256 = await _store.PushAsync([1, 2, 3]);
        var sha512 = await _store.PushAsync([1, 2, 3], DigestAlgorithm.Sha512);

        await _store.SweepAsync(sha512);

        Assert.Null(await _store.SizeAsync(sha256));
        Assert.Equal(3, await _store.SizeAsync(sha512));
    }

    [Fact]
    public async Task An_upload_of_another_owner_is_not_found()
    {
        var id = _store.Uploads.Begin("other");

        Assert.Null(_store.Uploads.Received(TemporaryBlobs.Owner, id));
        await Assert.ThrowsAsync<UploadNotFoundException>(() => _store.AppendAsync(id, [1]));
    }

    [Fact]
    public async Task Uploads_expire_by_the_time_of_their_last_bytes()
    {
        var old = _store.Uploads.Begin(TemporaryBlobs.Owner);
        var used = _store.Uploads.Begin(TemporaryBlobs.Owner);
        _store.Time.Advance(TimeSpan.FromHours(2));
        await _store.AppendAsync(used, [1]);

        Assert.Equal(1, await _store.Uploads.ExpireAsync(_store.Time.GetUtcNow() - TimeSpan.FromHours(1)));

        Assert.Null(_store.Uploads.Received(TemporaryBlobs.Owner, old));
        Assert.Equal(1, _store.Uploads.Received(TemporaryBlobs.Owner, used));
    }

    [Fact]
    public async Task Two_senders_of_the_same_blob_leave_one()
    {
        var bytes = TemporaryBlobs.Bytes(4, 100_000);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => _store.PushAsync(bytes))));

        Assert.Equal(100_000, await _store.SizeAsync(Digest.Of(bytes)));
        Assert.Empty(_store.Files("uploads"));
    }

    /// <summary>A body whose sender goes away after some bytes.</summary>
    private sealed class BreakingReader(byte[] first) : PipeReader
    {
        private bool _given;

        public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
        {
            if (_given)
            {
                throw new IOException("reset by peer");
            }

            _given = true;
            return ValueTask.FromResult(new ReadResult(new(first), false, false));
        }

        public override void AdvanceTo(SequencePosition consumed)
        {
        }

        public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
        {
        }

        public override void CancelPendingRead()
        {
        }

        public override void Complete(Exception? exception = null)
        {
        }

        public override bool TryRead(out ReadResult result) => throw new NotSupportedException();
    }
}
