using Plimsoll.Ecr.Tests.Support;

namespace Plimsoll.Ecr.Tests.Blobs;

public sealed class LeftoverTests : IDisposable
{
    private readonly TemporaryBlobs _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Drafts_that_are_no_uploads_go_when_the_server_starts_and_uploads_stay()
    {
        var id = _store.Uploads.Begin(TemporaryBlobs.Owner);
        await _store.AppendAsync(id, [1, 2, 3]);
        await File.WriteAllBytesAsync(Path.Combine(_store.Blobs.Drafts, $"{Guid.NewGuid()}.blob"), [1]);
        await File.WriteAllBytesAsync(Path.Combine(_store.Blobs.Drafts, $"{Guid.NewGuid()}.pull"), [1]);

        _store.Uploads.RemoveLeftovers();

        Assert.Single(_store.Files("uploads"));
        Assert.Equal(3, _store.Uploads.Received(TemporaryBlobs.Owner, id));
    }

    [Fact]
    public async Task Drafts_that_are_no_uploads_do_not_expire_under_the_hands_of_who_writes_them()
    {
        var draft = Path.Combine(_store.Blobs.Drafts, $"{Guid.NewGuid()}.blob");
        await File.WriteAllBytesAsync(draft, [1]);

        Assert.Equal(0, await _store.Uploads.ExpireAsync(DateTimeOffset.MaxValue));

        Assert.True(File.Exists(draft));
    }
}
