using System.Net;
using Plimsoll.Ecr.Tests.Support;

namespace Plimsoll.Ecr.Tests.Distribution;

public sealed class BlobTests : IAsyncLifetime
{
    private static readonly byte[] Bytes = TemporaryBlobs.Bytes(7, 1000);
    private EcrHarness _ecr = null!;
    private string _path = "";

    public async ValueTask InitializeAsync()
    {
        _ecr = await EcrHarness.StartAsync();
        await _ecr.MakeAsync("app");
        _path = $"/v2/app/blobs/{await _ecr.PushLayerAsync("app", Bytes)}";
    }

    public ValueTask DisposeAsync() => _ecr.DisposeAsync();

    [Theory]
    [InlineData("bytes=0-99", 0, 100)]
    [InlineData("bytes=900-", 900, 100)]
    [InlineData("bytes=-1", 999, 1)]
    [InlineData("bytes=-5000", 0, 1000)]
    [InlineData("bytes=990-5000", 990, 10)]
    public async Task A_range_is_answered_with_its_bytes(string range, int offset, int count)
    {
        using var answer = await _ecr.Registry.SendAsync("GET", _path, shape: request => request.Headers.TryAddWithoutValidation("Range", range));

        Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        Assert.Equal($"bytes {offset}-{offset + count - 1}/1000", answer.Header("Content-Range"));
        Assert.Equal(Bytes[offset..(offset + count)], await answer.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("bytes=1000-")]
    [InlineData("bytes=-0")]
    public async Task A_range_without_a_byte_is_refused_with_the_size(string range)
    {
        using var answer = await _ecr.Registry.SendAsync("GET", _path, shape: request => request.Headers.TryAddWithoutValidation("Range", range));

        Assert.Equal((HttpStatusCode.RequestedRangeNotSatisfiable, "bytes */1000"), (answer.StatusCode, answer.Header("Content-Range")));
    }

    [Theory]
    [InlineData("lines=1-2")]
    [InlineData("bytes=1-2,4-5")]
    [InlineData("nonsense")]
    public async Task What_is_no_single_range_of_bytes_is_passed_over(string range)
    {
        using var answer = await _ecr.Registry.SendAsync("GET", _path, shape: request => request.Headers.TryAddWithoutValidation("Range", range));

        Assert.Equal((HttpStatusCode.OK, 1000L), (answer.StatusCode, answer.Content.Headers.ContentLength));
    }

    [Fact]
    public async Task Who_has_a_blob_is_told_so()
    {
        using var first = await _ecr.Registry.GetAsync(_path);
        using var second = await _ecr.Registry.SendAsync("GET", _path, shape: request => request.Headers.IfNoneMatch.Add(first.Headers.ETag!));

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Theory]
    [InlineData("DELETE", "")]
    [InlineData("PUT", "")]
    public async Task What_ECR_has_not_is_unsupported(string method, string more)
    {
        using var answer = await _ecr.Registry.SendAsync(method, _path + more);

        Assert.Equal($"405 UNSUPPORTED: The operation is unsupported: {method} is not offered at this path", await answer.ErrorAsync());
    }

    [Theory]
    [InlineData("/v2/app/blobs/sha256:zz")]
    [InlineData("/v2/app/blobs/..%2f..%2fetc%2fpasswd")]
    [InlineData("/v2/app/blobs/md5:d41d8cd98f00b204e9800998ecf8427e")]
    public async Task What_is_no_digest_is_refused(string path)
    {
        using var answer = await _ecr.Registry.GetAsync(path);

        Assert.StartsWith("400 DIGEST_INVALID", await answer.ErrorAsync(), StringComparison.Ordinal);
    }
}
