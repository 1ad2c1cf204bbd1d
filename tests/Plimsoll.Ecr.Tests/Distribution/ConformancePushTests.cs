using System.Net;
using System.Text;
using Plimsoll.Ecr.Tests.Support;

namespace Plimsoll.Ecr.Tests.Distribution;

public sealed class ConformancePushTests : ConformanceTest
{
    private const string Content = "Hello, how are you today? Fine, thank you.";
    private static readonly string DigestOfContent = EcrHarness.DigestOf(Content);

    /// <summary>The ways in which a blob goes in, and what it is named by.</summary>
    public static readonly MatrixTheoryData<string, string> Ways =
        new(["post", "post and put", "stream", "pieces", "pieces, the last with the end"], ["sha256", "sha512"]);

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_blob_goes_in(string way, string algorithm)
    {
        var digest = EcrHarness.DigestOf(Content, algorithm);
        using var pushed = await PushAsync(way, digest);

        Assert.Equal((HttpStatusCode.Created, digest), (pushed.StatusCode, pushed.Header("Docker-Content-Digest")));
        Assert.Equal(Content, await Ecr.Registry.GetStringAsync(pushed.Headers.Location));
        Assert.Equal(200, await Oci.StatusAsync("HEAD", Blob(digest)));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_blob_of_another_digest_does_not(string way, string algorithm)
    {
        var missing = EcrHarness.DigestOf("nobody pushed this", algorithm);
        using var refused = await PushAsync(way, missing);

        Assert.StartsWith("400 DIGEST_INVALID", await refused.ErrorAsync(), StringComparison.Ordinal);
        Assert.Equal(404, await Oci.StatusAsync("GET", Blob(missing)));
        Assert.Equal(404, await Oci.StatusAsync("GET", Blob(EcrHarness.DigestOf(Content, algorithm))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("sha256:short")]
    [InlineData("md5:d41d8cd98f00b204e9800998ecf8427e")]
    public async Task What_is_no_digest_ends_no_upload(string digest)
    {
        var location = await Oci.BeginAsync(Repository);
        using var refused = await Oci.SendAsync("PUT", location, Content, digest: digest);
        using var whole = await Oci.SendAsync("POST", $"/v2/{Repository}/blobs/uploads/", Content, digest: "sha256:short");

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (refused.StatusCode, whole.StatusCode));
        Assert.Equal(204, await Oci.StatusAsync("GET", location));
    }

    [Fact]
    public async Task A_first_piece_for_the_middle_is_refused()
    {
        using var refused = await Oci.SendAsync("PATCH", await Oci.BeginAsync(Repository), Content[5..], first: 5);

        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, refused.StatusCode);
    }

    [Fact]
    public async Task A_piece_sent_again_is_refused_and_the_upload_goes_on()
    {
        var location = await Oci.BeginAsync(Repository);
        using var first = await Oci.SendAsync("PATCH", location, Content[..5], first: 0);
        using var again = await Oci.SendAsync("PATCH", location, Content[..5], first: 0);
        using var status = await Oci.AskAsync("GET", location);
        using var second = await Oci.SendAsync("PATCH", status.Headers.Location!.ToString(), Content[5..], first: 5);
        using var put = await Oci.SendAsync("PUT", second.Headers.Location!.ToString(), "", digest: DigestOfContent);

        Assert.Equal((HttpStatusCode.Accepted, "0-4"), (first.StatusCode, first.Header("Range")));
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, again.StatusCode);
        Assert.Equal((HttpStatusCode.NoContent, "0-4"), (status.StatusCode, status.Header("Range")));
        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Created), (second.StatusCode, put.StatusCode));
    }

    [Fact]
    public async Task A_last_piece_for_another_place_is_refused_and_the_upload_goes_on()
    {
        var location = await Oci.BeginAsync(Repository);
        using var first = await Oci.SendAsync("PATCH", location, Content[..5], first: 0);
        using var wrong = await Oci.SendAsync("PUT", location, Content[9..], first: 9, digest: DigestOfContent);
        using var right = await Oci.SendAsync("PUT", location, Content[5..], first: 5, digest: DigestOfContent);

        Assert.Equal((HttpStatusCode.RequestedRangeNotSatisfiable, HttpStatusCode.Created), (wrong.StatusCode, right.StatusCode));
    }

    [Fact]
    public async Task An_upload_that_is_cancelled_is_gone()
    {
        var location = await Oci.BeginAsync(Repository);
        using var piece = await Oci.SendAsync("PATCH", location, Content, first: 0);

        Assert.Equal(204, await Oci.StatusAsync("DELETE", location));
        Assert.Equal(404, await Oci.StatusAsync("GET", location));
        using var late = await Oci.SendAsync("PUT", location, "", digest: DigestOfContent);
        Assert.Equal(HttpStatusCode.NotFound, late.StatusCode);
        Assert.Equal(404, await Oci.StatusAsync("GET", Blob(DigestOfContent)));
    }

    [Fact]
    public async Task An_upload_that_was_never_begun_is_not_found()
    {
        Assert.Equal(404, await Oci.StatusAsync("GET", $"/v2/{Repository}/blobs/uploads/{Guid.Empty}"));
        Assert.Equal(404, await Oci.StatusAsync("DELETE", $"/v2/{Repository}/blobs/uploads/x"));
    }

    [Fact]
    public async Task A_mount_without_a_source_begins_an_upload()
    {
        Assert.StartsWith($"/v2/{Other}/blobs/uploads/", await Oci.BeginAsync(Other, $"?mount={Missing}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mount_of_what_the_source_has_not_begins_an_upload()
    {
        await Ecr.CallAsync("PutAccountSetting", "{'name':'BLOB_MOUNTING','value':'ENABLED'}");

        Assert.StartsWith($"/v2/{Other}/blobs/uploads/", await Oci.BeginAsync(Other, $"?mount={Missing}&from={Repository}"), StringComparison.Ordinal);
        Assert.StartsWith($"/v2/{Other}/blobs/uploads/", await Oci.BeginAsync(Other, $"?mount={Missing}&from=no/such"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mounted_blob_is_there_and_is_its_own()
    {
        await Ecr.CallAsync("PutAccountSetting", "{'name':'BLOB_MOUNTING','value':'ENABLED'}");
        var digest = await Oci.PushAsync(Repository, Content);
        using var mounted = await Oci.AskAsync("POST", $"/v2/{Other}/blobs/uploads/?mount={digest}&from={Repository}");

        Assert.Equal((HttpStatusCode.Created, $"/v2/{Other}/blobs/{digest}"), (mounted.StatusCode, mounted.Headers.Location?.ToString()));
        Assert.Equal(202, await Oci.StatusAsync("DELETE", Blob(digest)));
        Assert.Equal(Content, await Ecr.Registry.GetStringAsync(mounted.Headers.Location));
    }

    [Fact]
    public async Task A_manifest_goes_in_under_several_tags()
    {
        var manifest = await Oci.ImageAsync(Repository, "image");
        for (var i = 0; i < 4; i++)
        {
            using var put = await Oci.PutAsync(Repository, manifest, $"test{i}");
            Assert.Equal((HttpStatusCode.Created, Manifest(EcrHarness.DigestOf(manifest))), (put.StatusCode, put.Headers.Location?.ToString()));
        }

        Assert.Equal(200, await Oci.StatusAsync("GET", Manifest(EcrHarness.DigestOf(manifest))));
    }

    [Fact]
    public async Task A_manifest_without_layers_goes_in()
    {
        await Oci.PublishAsync(Repository, await Oci.ImageAsync(Repository, "empty", layers: 0), "empty");
    }

    [Fact]
    public async Task A_manifest_of_almost_4_MiB_goes_in_and_out()
    {
        var large = (await Oci.ImageAsync(Repository, "large"))[..^1]
            + $",\"annotations2\":{{{string.Join(',', Enumerable.Range(0, 390).Select(one => $"\"large-{one}\":\"{new string('A', 10_000)}\""))}}}}}";
        var digest = await Oci.PublishAsync(Repository, large, "large");

        Assert.Equal(Encoding.UTF8.GetByteCount(large), (await Ecr.Registry.GetByteArrayAsync(Manifest(digest))).Length);
    }

    [Fact]
    public async Task Indexes_go_in_empty_over_images_and_over_indexes()
    {
        var images = new[] { await Oci.ImageAsync(Repository, "amd64"), await Oci.ImageAsync(Repository, "arm64") };
        foreach (var image in images)
        {
            await Oci.PublishAsync(Repository, image);
        }

        var index = Oci.Index("index", manifests: images);
        await Oci.PublishAsync(Repository, Oci.Index("empty"), "empty");
        await Oci.PublishAsync(Repository, index);
        await Oci.PublishAsync(Repository, Oci.Index("nested", manifests: index), "nested");

        Assert.Equal(Oci.Index("nested", manifests: index), await Ecr.Registry.GetStringAsync(Manifest("nested")));
    }

    [Fact]
    public async Task A_layer_that_lies_elsewhere_is_not_asked_for()
    {
        var elsewhere = Oci.Descriptor("application/vnd.oci.image.layer.nondistributable.v1.tar+gzip", "elsewhere").ToJsonString();
        var manifest = (await Oci.ImageAsync(Repository, "foreign")).Replace("\"layers\":[", $"\"layers\":[{elsewhere},", StringComparison.Ordinal);

        await Oci.PublishAsync(Repository, manifest, "foreign");
    }

    [Fact]
    public async Task A_manifest_under_another_digest_is_refused()
    {
        using var refused = await Oci.PutAsync(Repository, await Oci.ImageAsync(Repository, "image") + "  ", Missing);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(404, await Oci.StatusAsync("GET", Manifest(Missing)));
    }

    private async Task<HttpResponseMessage> PushAsync(string way, string digest)
    {
        if (way == "post")
        {
            return await Oci.SendAsync("POST", $"/v2/{Repository}/blobs/uploads/", Content, digest: digest);
        }

        var location = await Oci.BeginAsync(Repository);
        if (way == "post and put")
        {
            return await Oci.SendAsync("PUT", location, Content, digest: digest);
        }

        var pieces = way == "stream" ? [Content] : Content.Chunk(16).Select(piece => new string(piece)).ToArray();
        var last = way == "pieces, the last with the end" ? pieces.Length - 1 : pieces.Length;
        var at = 0;
        foreach (var piece in pieces[..last])
        {
            using var sent = await Oci.SendAsync("PATCH", location, piece, way == "stream" ? null : at);
            Assert.Equal(HttpStatusCode.Accepted, sent.StatusCode);
            (location, at) = (sent.Headers.Location!.ToString(), at + piece.Length);
        }

        return await Oci.SendAsync("PUT", location, string.Concat(pieces[last..]), last < pieces.Length ? at : null, digest);
    }
}
