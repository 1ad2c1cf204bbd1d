using System.Text.Json.Nodes;
using Plimsoll.Ecr.Tests.Support;

namespace Plimsoll.Ecr.Tests.Api;

/// <summary>The API with digests of SHA-512.</summary>
public sealed class Sha512ApiTests : IAsyncLifetime
{
    private EcrHarness _ecr = null!;
    private Oci _oci = null!;

    public async ValueTask InitializeAsync()
    {
        _ecr = await EcrHarness.StartAsync();
        _oci = new Oci(_ecr.Registry, "sha512");
        await _ecr.MakeAsync("app");
    }

    public ValueTask DisposeAsync() => _ecr.DisposeAsync();

    [Fact]
    public async Task A_layer_goes_in_by_parts_and_comes_out_by_its_address()
    {
        var digest = _oci.DigestOf("layer");
        var id = (string)(await _ecr.CallAsync("InitiateLayerUpload", "{'repositoryName':'app'}"))["uploadId"]!;
        await _ecr.CallAsync(
            "UploadLayerPart",
            $"{{'repositoryName':'app','uploadId':'{id}','partFirstByte':0,'partLastByte':4,'layerPartBlob':'{Convert.ToBase64String("layer"u8)}'}}");

        var done = await _ecr.CallAsync("CompleteLayerUpload", $"{{'repositoryName':'app','uploadId':'{id}','layerDigests':['{digest}']}}");

        Assert.Equal(digest, (string?)done["layerDigest"]);
        var there = await _ecr.CallAsync("BatchCheckLayerAvailability", $"{{'repositoryName':'app','layerDigests':['{digest}']}}");
        Assert.Equal(["AVAILABLE"], there["layers"].Each("layerAvailability"));
        var url = await _ecr.CallAsync("GetDownloadUrlForLayer", $"{{'repositoryName':'app','layerDigest':'{digest}'}}");
        Assert.Equal("layer", await _ecr.Stranger.GetStringAsync(new Uri((string)url["downloadUrl"]!)));
    }

    [Fact]
    public async Task An_image_is_put_found_described_and_deleted_by_its_digest()
    {
        var manifest = await _oci.ImageAsync("app", "image");
        var digest = _oci.DigestOf(manifest);

        var put = await PutAsync(manifest, digest);

        Assert.Equal(digest, (string?)put["image"]!["imageId"]!["imageDigest"]);
        var id = $"{{'repositoryName':'app','imageIds':[{{'imageDigest':'{digest}'}}]}}";
        Assert.Equal([manifest], (await _ecr.CallAsync("BatchGetImage", id))["images"].Each("imageManifest"));
        Assert.Equal([digest], (await _ecr.CallAsync("DescribeImages", id))["imageDetails"].Each("imageDigest"));
        Assert.Equal([digest], (await _ecr.CallAsync("BatchDeleteImage", id))["imageIds"].Each("imageDigest"));
    }

    [Fact]
    public async Task An_image_whose_digest_is_another_is_refused()
    {
        var manifest = await _oci.ImageAsync("app", "image");
        var input = new JsonObject { ["repositoryName"] = "app", ["imageManifest"] = manifest, ["imageDigest"] = _oci.DigestOf("something else") };

        var refused = await Assert.ThrowsAsync<Wire.Errors.AwsException>(() => _ecr.CallAsync("PutImage", input));

        Assert.Equal(
            $"The provided image digest '{_oci.DigestOf("something else")}' does not match the digest of the image manifest, '{_oci.DigestOf(manifest)}'", refused.Message);
    }

    [Fact]
    public async Task Referrers_name_their_digests()
    {
        var subject = await _oci.ImageAsync("app", "subject");
        var artifact = await _oci.ImageAsync("app", "artifact", "application/x", subject);
        await PutAsync(artifact, _oci.DigestOf(artifact));

        var listed = await _ecr.CallAsync("ListImageReferrers", $"{{'repositoryName':'app','subjectId':{{'imageDigest':'{_oci.DigestOf(subject)}'}}}}");

        Assert.Equal([_oci.DigestOf(artifact)], listed["referrers"].Each("digest"));
    }

    private Task<JsonNode> PutAsync(string manifest, string digest) => _ecr.CallAsync(
        "PutImage", new JsonObject { ["repositoryName"] = "app", ["imageManifest"] = manifest, ["imageDigest"] = digest });
}
