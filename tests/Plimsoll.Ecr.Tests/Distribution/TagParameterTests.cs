using System.Net;
using Plimsoll.Ecr.Tests.Support;

namespace Plimsoll.Ecr.Tests.Distribution;

public sealed class TagParameterTests : ConformanceTest
{
    [Theory]
    [InlineData("sha256")]
    [InlineData("sha512")]
    public async Task A_push_by_digest_sets_the_tags_of_its_query_and_names_them(string algorithm)
    {
        var client = new Oci(Ecr.Registry, algorithm);
        var manifest = await client.ImageAsync(Repository, "image");
        using var put = await client.PutAsync(Repository, manifest, $"{client.DigestOf(manifest)}?tag=one&tag=two");

        Assert.Equal((HttpStatusCode.Created, "one, two"), (put.StatusCode, put.Header("OCI-Tag")));
        Assert.Equal(Manifest(client.DigestOf(manifest)), put.Headers.Location?.ToString());
        Assert.Equal("""{"name":"conformance","tags":["one","two"]}""", await Ecr.Registry.GetStringAsync($"/v2/{Repository}/tags/list"));
        using var get = await client.AskAsync("GET", Manifest("two"));
        Assert.Equal((manifest, client.DigestOf(manifest)), (await get.Content.ReadAsStringAsync(), get.Header("Docker-Content-Digest")));
    }

    [Fact]
    public async Task A_tag_that_may_not_move_leaves_the_others_where_they_are_too()
    {
        await Oci.PublishAsync(Repository, await Oci.ImageAsync(Repository, "first"), "taken");
        await Ecr.CallAsync("PutImageTagMutability", $"{{'repositoryName':'{Repository}','imageTagMutability':'IMMUTABLE'}}");
        var second = await Oci.ImageAsync(Repository, "second");
        using var refused = await Oci.PutAsync(Repository, second, $"{EcrHarness.DigestOf(second)}?tag=free&tag=taken");

        Assert.StartsWith("400 TAG_INVALID", await refused.ErrorAsync(), StringComparison.Ordinal);
        Assert.Equal(404, await Oci.StatusAsync("GET", Manifest("free")));
        Assert.Equal(404, await Oci.StatusAsync("GET", Manifest(EcrHarness.DigestOf(second))));
    }

    [Theory]
    [InlineData("?tag=-x")]
    [InlineData("?tag=")]
    [InlineData("?tag=ok&tag=not%20ok")]
    public async Task What_is_no_tag_is_refused(string query)
    {
        var manifest = await Oci.ImageAsync(Repository, "image");
        using var refused = await Oci.PutAsync(Repository, manifest, EcrHarness.DigestOf(manifest) + query);

        Assert.StartsWith("400 TAG_INVALID", await refused.ErrorAsync(), StringComparison.Ordinal);
        Assert.Equal(404, await Oci.StatusAsync("GET", Manifest(EcrHarness.DigestOf(manifest))));
    }

    [Fact]
    public async Task More_than_a_hundred_tags_at_once_are_refused()
    {
        var manifest = await Oci.ImageAsync(Repository, "image");
        var digest = EcrHarness.DigestOf(manifest);
        using var refused = await Oci.PutAsync(Repository, manifest, $"{digest}?{string.Join('&', Enumerable.Range(0, 101).Select(one => $"tag=t{one}"))}");
        using var taken = await Oci.PutAsync(Repository, manifest, $"{digest}?{string.Join('&', Enumerable.Range(0, 100).Select(one => $"tag=t{one}"))}");

        Assert.Equal((HttpStatusCode.RequestUriTooLong, HttpStatusCode.Created), (refused.StatusCode, taken.StatusCode));
    }

    [Fact]
    public async Task A_push_by_tag_sets_that_one_alone()
    {
        var manifest = await Oci.ImageAsync(Repository, "image");
        using var put = await Oci.PutAsync(Repository, manifest, "one?tag=two");

        Assert.Equal((HttpStatusCode.Created, null), (put.StatusCode, put.Header("OCI-Tag")));
        Assert.Equal(404, await Oci.StatusAsync("GET", Manifest("two")));
    }
}
