using System.Net;
using Plimsoll.Ecr.Tests.Support;

namespace Plimsoll.Ecr.Tests.Distribution;

public sealed class ConformancePullTests : ConformanceTest
{
    private static readonly string[] Codes =
    [
        "BLOB_UNKNOWN", "BLOB_UPLOAD_INVALID", "BLOB_UPLOAD_UNKNOWN", "DIGEST_INVALID", "MANIFEST_BLOB_UNKNOWN", "MANIFEST_INVALID", "MANIFEST_UNKNOWN",
        "NAME_INVALID", "NAME_UNKNOWN", "SIZE_INVALID", "UNAUTHORIZED", "DENIED", "UNSUPPORTED", "TOOMANYREQUESTS",
    ];

    [Fact]
    public async Task The_base_answers()
    {
        Assert.Equal(200, await Oci.StatusAsync("GET", "/v2/"));
    }

    [Theory]
    [InlineData("HEAD")]
    [InlineData("GET")]
    public async Task A_blob_that_is_not_there_is_not_found(string method)
    {
        Assert.Equal(404, await Oci.StatusAsync(method, Blob(Missing)));
    }

    [Theory]
    [InlineData("some bytes")]
    [InlineData("")]
    [InlineData("{}")]
    public async Task A_blob_is_shown_and_comes_with_its_digest(string content)
    {
        var digest = await Oci.PushAsync(Repository, content);
        using var head = await Oci.AskAsync("HEAD", Blob(digest));
        using var get = await Oci.AskAsync("GET", Blob(digest));

        Assert.Equal((HttpStatusCode.OK, content.Length, digest), (head.StatusCode, (int)head.Content.Headers.ContentLength!, head.Header("Docker-Content-Digest")));
        Assert.Equal((HttpStatusCode.OK, content, digest), (get.StatusCode, await get.Content.ReadAsStringAsync(), get.Header("Docker-Content-Digest")));
    }

    [Theory]
    [InlineData("bytes=500-1499", "bytes 500-1499/2048", 500, 1000)]
    [InlineData("bytes=500-", "bytes 500-2047/2048", 500, 1548)]
    [InlineData("bytes=-500", "bytes 1548-2047/2048", 1548, 500)]
    [InlineData("bytes=2000-5000", "bytes 2000-2047/2048", 2000, 48)]
    public async Task A_range_of_a_blob_is_answered_as_one(string range, string answered, int first, int count)
    {
        var content = string.Concat(Enumerable.Range(0, 256).Select(number => $"{number:D8}"));
        var digest = await Oci.PushAsync(Repository, content);
        using var part = await Ecr.Registry.SendAsync("GET", Blob(digest), shape: request => request.Headers.TryAddWithoutValidation("Range", range));

        Assert.Equal((HttpStatusCode.PartialContent, answered), (part.StatusCode, part.Header("Content-Range")));
        Assert.Equal(content.Substring(first, count), await part.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("bytes=500-0")]
    [InlineData("bytes=5000-10000")]
    public async Task A_range_outside_of_a_blob_is_refused(string range)
    {
        var digest = await Oci.PushAsync(Repository, new string('x', 2048));
        using var part = await Ecr.Registry.SendAsync("GET", Blob(digest), shape: request => request.Headers.TryAddWithoutValidation("Range", range));

        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, part.StatusCode);
    }

    [Theory]
    [InlineData("HEAD")]
    [InlineData("GET")]
    public async Task A_manifest_that_is_not_there_is_not_found(string method)
    {
        Assert.Equal(404, await Oci.StatusAsync(method, Manifest(".INVALID_MANIFEST_NAME")));
        Assert.Equal(404, await Oci.StatusAsync(method, Manifest("missing")));
        Assert.Equal(404, await Oci.StatusAsync(method, Manifest(Missing)));
        Assert.Equal(404, await Oci.StatusAsync(method, Manifest("sha256:baddigeststring")));
    }

    [Theory]
    [InlineData("HEAD", true)]
    [InlineData("HEAD", false)]
    [InlineData("GET", true)]
    [InlineData("GET", false)]
    public async Task A_manifest_comes_by_tag_and_by_digest(string method, bool byTag)
    {
        var manifest = await Oci.ImageAsync(Repository, "image");
        var digest = await Oci.PublishAsync(Repository, manifest, "tagtest0");
        using var answer = await Oci.AskAsync(method, Manifest(byTag ? "tagtest0" : digest), EcrHarness.OciManifest);

        Assert.Equal((HttpStatusCode.OK, digest), (answer.StatusCode, answer.Header("Docker-Content-Digest")));
        Assert.Equal((EcrHarness.OciManifest, manifest.Length), (answer.Header("Content-Type"), (int)answer.Content.Headers.ContentLength!));
        Assert.Equal(method == "GET" ? manifest : "", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("sha256:totallywrong", "blablabla")]
    [InlineData("sha256:baddigeststring", "{}")]
    [InlineData("tag", "{\"schemaVersion\":2}")]
    public async Task A_refusal_carries_an_error_of_the_specification(string reference, string body)
    {
        using var refused = await Ecr.PutManifestAsync(Repository, reference, body, EcrHarness.OciManifest);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains((string?)(await refused.JsonAsync())["errors"]![0]!["code"], Codes);
    }
}
