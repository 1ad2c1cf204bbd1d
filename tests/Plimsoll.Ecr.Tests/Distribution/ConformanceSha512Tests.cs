using System.Net;
using System.Text.Json.Nodes;
using Plimsoll.Ecr.Tests.Support;

namespace Plimsoll.Ecr.Tests.Distribution;

public sealed class ConformanceSha512Tests : ConformanceTest
{
    private const string Content = "Hello, how are you today? Fine, thank you.";
    private const string Type = "application/vnd.nhl.peanut.butter.bagel";

    private Oci Sha512 => field ??= new Oci(Ecr.Registry, "sha512");

    [Fact]
    public async Task Manifests_blobs_and_an_index_go_in_and_come_out_under_their_digests()
    {
        var (images, index) = await PushIndexAsync();

        foreach (var manifest in images.Prepend(index))
        {
            using var get = await Sha512.AskAsync("GET", Manifest(Sha512.DigestOf(manifest)));
            Assert.Equal((manifest, Sha512.DigestOf(manifest)), (await get.Content.ReadAsStringAsync(), get.Header("Docker-Content-Digest")));
            Assert.Equal(200, await Sha512.StatusAsync("HEAD", Manifest(Sha512.DigestOf(manifest))));
        }

        Assert.Equal("layer of amd64", await Ecr.Registry.GetStringAsync(Blob(Sha512.DigestOf("layer of amd64"))));
    }

    [Fact]
    public async Task All_of_an_index_is_deleted_from_the_top_and_leaves_no_file()
    {
        var (images, index) = await PushIndexAsync();
        var named = images.SelectMany(image => JsonNode.Parse(image)!["layers"].Each("digest").Append((string)JsonNode.Parse(image)!["config"]!["digest"]!));

        Assert.All(named, digest => Assert.StartsWith("sha512:", digest, StringComparison.Ordinal));
        foreach (var path in images.Prepend(index).Select(manifest => Manifest(Sha512.DigestOf(manifest))).Concat(named.Select(Blob)).ToList())
        {
            Assert.Equal((path, 202), (path, await Sha512.StatusAsync("DELETE", path)));
            Assert.Equal((path, 404), (path, await Sha512.StatusAsync("HEAD", path)));
        }

        await Ecr.Service.CollectAsync();
        Assert.Empty(Ecr.Files(""));
    }

    [Fact]
    public async Task What_an_image_names_outlives_the_collector()
    {
        var (images, _) = await PushIndexAsync();
        Ecr.Time.Advance(TimeSpan.FromDays(2));
        Ecr.Registry.DefaultRequestHeaders.Authorization = await Ecr.LoginAsync();

        await Ecr.Service.CollectAsync();

        Assert.Equal(images[0], await Ecr.Registry.GetStringAsync(Manifest(Sha512.DigestOf(images[0]))));
        Assert.Equal("layer of arm64", await Ecr.Registry.GetStringAsync(Blob(Sha512.DigestOf("layer of arm64"))));
    }

    [Fact]
    public async Task A_manifest_pushed_by_tag_has_its_sha256_digest_and_no_other()
    {
        var manifest = await Sha512.ImageAsync(Repository, "image");
        using var put = await Sha512.PutAsync(Repository, manifest, "tagged");

        Assert.Equal((HttpStatusCode.Created, EcrHarness.DigestOf(manifest)), (put.StatusCode, put.Header("Docker-Content-Digest")));
        Assert.Equal(404, await Sha512.StatusAsync("GET", Manifest(Sha512.DigestOf(manifest))));
    }

    [Fact]
    public async Task A_manifest_under_another_digest_is_refused()
    {
        var manifest = await Sha512.ImageAsync(Repository, "image");
        using var refused = await Sha512.PutAsync(Repository, manifest + "  ", Sha512.DigestOf(manifest));

        Assert.StartsWith("400 DIGEST_INVALID", await refused.ErrorAsync(), StringComparison.Ordinal);
        Assert.Equal(404, await Sha512.StatusAsync("GET", Manifest(Sha512.DigestOf(manifest))));
    }

    [Fact]
    public async Task Referrers_of_a_subject_are_found_by_its_digest()
    {
        var subject = await Sha512.ImageAsync(Repository, "subject");
        using var early = await Sha512.PutAsync(Repository, await Sha512.ImageAsync(Repository, "artifact", Type, subject));
        await Sha512.PublishAsync(Repository, subject);
        using var plain = await Sha512.PutAsync(Repository, await Sha512.ImageAsync(Repository, "plain", subject: subject));

        Assert.Equal(Sha512.DigestOf(subject), early.Header("OCI-Subject"));
        using var all = await Sha512.AskAsync("GET", $"/v2/{Repository}/referrers/{Sha512.DigestOf(subject)}");
        Assert.Equal(
            new[] { early, plain }.Select(put => put.Header("Docker-Content-Digest")!).Order(StringComparer.Ordinal),
            (await all.JsonAsync())["manifests"].Each("digest").Order(StringComparer.Ordinal));
        using var some = await Sha512.AskAsync("GET", $"/v2/{Repository}/referrers/{Sha512.DigestOf(subject)}?artifactType={Type}");
        Assert.Equal("artifactType", some.Header("OCI-Filters-Applied"));
        Assert.Equal([early.Header("Docker-Content-Digest")!], (await some.JsonAsync())["manifests"].Each("digest"));
    }

    [Fact]
    public async Task A_range_of_a_blob_is_answered_as_one()
    {
        var digest = await Sha512.PushAsync(Repository, Content);
        using var part = await Ecr.Registry.SendAsync("GET", Blob(digest), shape: request => request.Headers.TryAddWithoutValidation("Range", "bytes=7-9"));

        Assert.Equal((HttpStatusCode.PartialContent, "how", digest), (part.StatusCode, await part.Content.ReadAsStringAsync(), part.Header("Docker-Content-Digest")));
    }

    [Fact]
    public async Task A_blob_is_mounted()
    {
        await Ecr.CallAsync("PutAccountSetting", "{'name':'BLOB_MOUNTING','value':'ENABLED'}");
        var digest = await Sha512.PushAsync(Repository, Content);
        using var mounted = await Sha512.AskAsync("POST", $"/v2/{Other}/blobs/uploads/?mount={digest}&from={Repository}");

        Assert.Equal((HttpStatusCode.Created, digest), (mounted.StatusCode, mounted.Header("Docker-Content-Digest")));
        Assert.Equal(Content, await Ecr.Registry.GetStringAsync(mounted.Headers.Location));
    }

    [Fact]
    public async Task An_upload_that_says_its_algorithm_keeps_it_in_its_addresses()
    {
        var location = await Sha512.BeginAsync(Repository, "?digest-algorithm=sha512");
        using var piece = await Sha512.SendAsync("PATCH", location, Content[..5], first: 0);
        using var rest = await Sha512.SendAsync("PATCH", piece.Headers.Location!.ToString(), Content[5..], first: 5);
        using var put = await Sha512.SendAsync("PUT", rest.Headers.Location!.ToString(), "", digest: Sha512.DigestOf(Content));

        Assert.All(
            [location, piece.Headers.Location.ToString(), rest.Headers.Location.ToString()],
            one => Assert.EndsWith("?digest-algorithm=sha512", one, StringComparison.Ordinal));
        Assert.Equal((HttpStatusCode.Created, Blob(Sha512.DigestOf(Content))), (put.StatusCode, put.Headers.Location?.ToString()));
    }

    [Theory]
    [InlineData("?digest-algorithm=md5")]
    [InlineData("?digest=md5:d41d8cd98f00b204e9800998ecf8427e")]
    public async Task An_upload_of_an_unknown_algorithm_is_refused_by_its_name(string query)
    {
        using var refused = await Sha512.SendAsync("POST", $"/v2/{Repository}/blobs/uploads/{query}", Content);

        Assert.Equal("400 DIGEST_INVALID: The digest algorithm 'md5' is not supported: sha256 and sha512 are", await refused.ErrorAsync());
        Assert.Empty(Ecr.Files("uploads"));
    }

    [Theory]
    [InlineData("PUT", "/manifests/md5:d41d8cd98f00b204e9800998ecf8427e")]
    [InlineData("GET", "/blobs/md5:d41d8cd98f00b204e9800998ecf8427e")]
    [InlineData("GET", "/referrers/md5:d41d8cd98f00b204e9800998ecf8427e")]
    public async Task An_unknown_algorithm_is_refused_by_its_name(string method, string path)
    {
        using var refused = await Sha512.AskAsync(method, $"/v2/{Repository}{path}");

        Assert.Equal("400 DIGEST_INVALID: The digest algorithm 'md5' is not supported: sha256 and sha512 are", await refused.ErrorAsync());
    }

    private async Task<(string[] Images, string Index)> PushIndexAsync()
    {
        var images = new[] { await Sha512.ImageAsync(Repository, "amd64"), await Sha512.ImageAsync(Repository, "arm64") };
        var index = Sha512.Index("index", manifests: images);
        foreach (var manifest in images.Append(index))
        {
            await Sha512.PublishAsync(Repository, manifest);
        }

        return (images, index);
    }
}
