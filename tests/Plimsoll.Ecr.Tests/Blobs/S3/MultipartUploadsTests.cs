using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Plimsoll.Ecr.Blobs.S3;

namespace Plimsoll.Ecr.Tests.Blobs.S3;

/// <summary>What is dropped, over an address that only takes requests down: s3rver cannot drop parts.</summary>
public sealed class MultipartUploadsTests : IAsyncLifetime
{
    private readonly DirectoryInfo _notes = Directory.CreateTempSubdirectory("plimsoll-s3");
    private readonly List<string> _requests = [];
    private WebApplication _web = null!;
    private S3Bucket _bucket = null!;
    private int _status = StatusCodes.Status204NoContent;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _web = builder.Build();
        _web.Run(http =>
        {
            _requests.Add($"{http.Request.Method} {http.Request.Path}{http.Request.QueryString}");
            http.Response.StatusCode = _status;
            return Task.CompletedTask;
        });
        await _web.StartAsync();
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "S3RVER");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "S3RVER");
        _bucket = new S3Bucket(new BlobBucket { Bucket = "layers", Prefix = "a", Endpoint = new Uri(_web.Urls.First()), PathStyle = true });
    }

    public async ValueTask DisposeAsync()
    {
        _bucket.Dispose();
        await _web.DisposeAsync();
        _notes.Delete(recursive: true);
    }

    [Fact]
    public async Task Parts_that_a_crash_left_behind_are_dropped_once()
    {
        await LeaveAsync();

        await new MultipartUploads(_bucket, _notes.FullName).DropLeftoversAsync(CancellationToken.None);
        await new MultipartUploads(_bucket, _notes.FullName).DropLeftoversAsync(CancellationToken.None);

        Assert.Equal(["DELETE /layers/a/sha256/aa/left?uploadId=one"], _requests);
    }

    [Fact]
    public async Task A_note_stays_until_its_parts_could_be_dropped()
    {
        await LeaveAsync();
        _status = StatusCodes.Status403Forbidden;

        await Assert.ThrowsAsync<BlobStoreException>(() => new MultipartUploads(_bucket, _notes.FullName).DropLeftoversAsync(CancellationToken.None));

        Assert.Single(_notes.EnumerateFiles());
    }

    private Task LeaveAsync() => File.WriteAllLinesAsync(Path.Combine(_notes.FullName, "note"), ["sha256/aa/left", "one"]);
}
