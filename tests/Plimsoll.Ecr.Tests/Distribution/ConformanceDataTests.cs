using System.Net;
using System.Text.Json.Nodes;
using Plimsoll.Ecr.Tests.Support;

namespace Plimsoll.Ecr.Tests.Distribution;

/// <summary>The kinds of content that the suite pushes, lists, pulls and deletes.</summary>
public sealed class ConformanceDataTests : ConformanceTest
{
    private const string Artifact = "application/vnd.example.oci.conformance.v1";

    public static readonly MatrixTheoryData<string, string> Kinds = new(
        [
            "image", "data in descriptors", "fields of one's own", "an artifact", "an artifact without layers", "an index of artifacts", "an index in an index",
        ],
        ["sha256", "sha512"]);

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task It_goes_in_is_listed_comes_out_and_is_deleted(string kind, string algorithm)
    {
        var client = new Oci(Ecr.Registry, algorithm);
        var manifests = await MakeAsync(client, kind);
        foreach (var manifest in manifests)
        {
            using var put = await client.PutAsync(Repository, manifest, $"{client.DigestOf(manifest)}?tag=t{manifests.IndexOf(manifest)}");
            Assert.Equal((HttpStatusCode.Created, Manifest(client.DigestOf(manifest))), (put.StatusCode, put.Headers.Location?.ToString()));
        }

        Assert.Equal(
            Enumerable.Range(0, manifests.Count).Select(place => $"t{place}"),
            JsonNode.Parse(await Ecr.Registry.GetStringAsync($"/v2/{Repository}/tags/list"))!["tags"]!.AsArray().Select(tag => (string)tag!));
        foreach (var manifest in manifests)
        {
            foreach (var reference in new[] { client.DigestOf(manifest), $"t{manifests.IndexOf(manifest)}" })
            {
                using var get = await client.AskAsync("GET", Manifest(reference));
                using var head = await client.AskAsync("HEAD", Manifest(reference));
                Assert.Equal((manifest, client.DigestOf(manifest)), (await get.Content.ReadAsStringAsync(), get.Header("Docker-Content-Digest")));
                Assert.Equal((manifest.Length, get.Header("Content-Type")), ((int)head.Content.Headers.ContentLength!, head.Header("Content-Type")));
            }
        }

        var blobs = manifests.SelectMany(Blobs).Distinct().ToList();
        foreach (var path in Enumerable.Reverse(manifests).Select(manifest => Manifest(client.DigestOf(manifest))).Concat(blobs.Select(Blob)))
        {
            Assert.Equal((path, 202), (path, await client.StatusAsync("DELETE", path)));
        }

        await Ecr.Service.CollectAsync();
        Assert.Empty(Ecr.Files(""));
    }

    [Fact]
    public async Task A_manifest_that_names_what_is_not_there_is_refused_by_the_digest()
    {
        var manifest = (await Oci.ImageAsync(Repository, "sparse")).Replace(EcrHarness.DigestOf("layer of sparse"), Missing, StringComparison.Ordinal);
        using var image = await Oci.PutAsync(Repository, manifest);
        using var index = await Oci.PutAsync(Repository, Oci.Index("sparse", manifests: manifest));

        Assert.Contains(Missing, await image.ErrorAsync(), StringComparison.Ordinal);
        Assert.StartsWith("400 MANIFEST_BLOB_UNKNOWN", await image.ErrorAsync(), StringComparison.Ordinal);
        Assert.Contains(EcrHarness.DigestOf(manifest), await index.ErrorAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repository_that_is_not_there_has_no_tags_no_manifests_and_no_uploads()
    {
        using var tags = await Oci.AskAsync("GET", "/v2/no/such/tags/list");
        using var manifest = await Oci.AskAsync("GET", "/v2/no/such/manifests/latest");
        using var upload = await Oci.AskAsync("POST", "/v2/no/such/blobs/uploads/");

        Assert.All(
            [await tags.ErrorAsync(), await manifest.ErrorAsync(), await upload.ErrorAsync()],
            error => Assert.StartsWith("404 NAME_UNKNOWN", error, StringComparison.Ordinal));
    }

    private static async Task<List<string>> MakeAsync(Oci client, string kind)
    {
        switch (kind)
        {
            case "image":
                return [await client.ImageAsync(Repository, "image", layers: 2)];
            case "data in descriptors":
                return [Changed(await client.ImageAsync(Repository, "image"), image => image["config"]!["data"] = Convert.ToBase64String("{}"u8))];
            case "fields of one's own":
                return [Changed(await client.ImageAsync(Repository, "image"), image => image["org.example.field"] = new JsonObject { ["any"] = 1.5 })];
            case "an artifact":
                return [await client.ImageAsync(Repository, "artifact", Artifact)];
            case "an artifact without layers":
                // Its one layer is the empty object that its configuration is too.
                var whole = await client.ImageAsync(Repository, "artifact", Artifact);
                Assert.Equal(202, await client.StatusAsync("DELETE", Blob(client.DigestOf("layer of artifact"))));
                return [Changed(whole, image => image["layers"] = new JsonArray(image["config"]!.DeepClone()))];
            case "an index of artifacts":
                var artifact = await client.ImageAsync(Repository, "artifact", Artifact);
                return [artifact, client.Index("index", Artifact, manifests: artifact)];
            default:
                var child = await client.ImageAsync(Repository, "child");
                var index = client.Index("index", manifests: child);
                return [child, index, client.Index("nested", manifests: index)];
        }
    }

    private static string Changed(string manifest, Action<JsonNode> change)
    {
        var read = JsonNode.Parse(manifest)!;
        change(read);
        return read.ToJsonString();
    }

    private static IEnumerable<string> Blobs(string manifest) => JsonNode.Parse(manifest)! is var read && read["config"] is { } config
        ? read["layers"].Each("digest").Append((string)config["digest"]!)
        : [];
}
