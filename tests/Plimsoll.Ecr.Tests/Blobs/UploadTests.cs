using System.IO.Pipelines;
using Plimsoll.Ecr.Naming;
using Plimsoll.Ecr.Tests.Support;

namespace Plimsoll.Ecr.Tests.Blobs;

/// <summary>The rules over files.</summary>
public sealed class UploadTests() : UploadRules(new TemporaryBlobs())
{
    [Fact]
    public async Task Bytes_that_come_while_an_old_upload_is_about_to_expire_keep_it()
    {
        using var store = new TemporaryBlobs();
        var id = store.Uploads.Begin(TemporaryBlobs.Owner);
        store.Time.Advance(TimeSpan.FromHours(2));
        File.SetLastWriteTimeUtc(store.Files("uploads").Single(), store.Time.GetUtcNow().AddHours(-2).UtcDateTime);
        var body = new Pipe();
        var coming = store.Uploads.AppendAsync(TemporaryBlobs.Owner, id, null, body.Reader, DigestAlgorithm.Sha256, CancellationToken.None);

        var expiring = store.Uploads.ExpireAsync(store.Time.GetUtcNow() - TimeSpan.FromHours(1));
        await body.Writer.WriteAsync(new byte[] { 1, 2, 3 });
        await body.Writer.CompleteAsync();
        await coming;

        Assert.Equal(0, await expiring);
        Assert.Equal(3, store.Uploads.Received(TemporaryBlobs.Owner, id));
    }
}
