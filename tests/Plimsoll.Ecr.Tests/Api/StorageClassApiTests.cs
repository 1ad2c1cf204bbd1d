using System.Net;
using System.Text.Json.Nodes;
using Plimsoll.Ecr.Tests.Support;

namespace Plimsoll.Ecr.Tests.Api;

public sealed class StorageClassApiTests : IAsyncLifetime
{
    private EcrHarness _ecr = null!;
    private Oci _oci = null!;
    private string _manifest = null!;
    private string _digest = null!;

    public async ValueTask InitializeAsync()
    {
        _ecr = await EcrHarness.StartAsync();
        _oci = new Oci(_ecr.Registry);
        await _ecr.MakeAsync("app");
        _manifest = await _oci.ImageAsync("app", "image");
        _digest = await _oci.PublishAsync("app", _manifest, "v1");
    }

    public ValueTask DisposeAsync() => _ecr.DisposeAsync();

    [Theory]
    [InlineData("GET", true)]
    [InlineData("GET", false)]
    [InlineData("HEAD", true)]
    public async Task An_archived_image_cannot_be_pulled(string method, bool byTag)
    {
        Assert.Equal("ARCHIVED", await MoveAsync("ARCHIVE"));

        using var pull = await _oci.AskAsync(method, $"/v2/app/manifests/{(byTag ? "v1" : _digest)}");

        Assert.Equal(HttpStatusCode.NotFound, pull.StatusCode);
        Assert.Equal(
            method == "GET" ? "404 MANIFEST_UNKNOWN: Requested image not found: it is archived, and UpdateImageStorageClass to STANDARD restores it" : "",
            method == "GET" ? await pull.ErrorAsync() : "");
    }

    [Fact]
    public async Task An_archived_image_is_a_failure_of_its_own_in_the_API()
    {
        await MoveAsync("ARCHIVE");

        var got = await _ecr.CallAsync("BatchGetImage", "{'repositoryName':'app','imageIds':[{'imageTag':'v1'}]}");

        Assert.Equal(["ImageInaccessible"], got["failures"].Each("failureCode"));
        Assert.Empty(got["images"]!.AsArray());
    }

    [Fact]
    public async Task The_layers_of_archived_images_are_archived_while_no_other_image_has_them()
    {
        var layer = EcrHarness.DigestOf("layer of image");
        await MoveAsync("ARCHIVE");

        Assert.Equal("ARCHIVED", await AvailabilityAsync(layer));
        Assert.Equal(404, await _oci.StatusAsync("GET", $"/v2/app/blobs/{layer}"));
        Assert.StartsWith(
            "LayerInaccessibleException", await _ecr.RefusalAsync("GetDownloadUrlForLayer", $"{{'repositoryName':'app','layerDigest':'{layer}'}}"), StringComparison.Ordinal);
        var other = JsonNode.Parse(_manifest)!;
        other["annotations"] = new JsonObject { ["org.opencontainers.test"] = "other" };
        await _oci.PublishAsync("app", other.ToJsonString(), "v2");
        Assert.Equal("AVAILABLE", await AvailabilityAsync(layer));
        Assert.Equal(200, await _oci.StatusAsync("GET", $"/v2/app/blobs/{layer}"));
    }

    [Fact]
    public async Task A_layer_of_archived_images_is_archived_when_the_last_other_image_is_deleted()
    {
        var other = JsonNode.Parse(_manifest)!;
        other["annotations"] = new JsonObject { ["org.opencontainers.test"] = "other" };
        await _oci.PublishAsync("app", other.ToJsonString(), "v2");
        await MoveAsync("ARCHIVE");
        Assert.Equal("AVAILABLE", await AvailabilityAsync(EcrHarness.DigestOf("layer of image")));

        await _ecr.CallAsync("BatchDeleteImage", "{'repositoryName':'app','imageIds':[{'imageTag':'v2'}]}");

        Assert.Equal("ARCHIVED", await AvailabilityAsync(EcrHarness.DigestOf("layer of image")));
    }

    [Fact]
    public async Task Lists_leave_archived_images_out_unless_they_are_asked_for()
    {
        var active = await _ecr.PushImageAsync("app", 2, "v2");
        await MoveAsync("ARCHIVE");

        Assert.Equal([active], await DescribedAsync(""));
        Assert.Equal([active], await DescribedAsync(",'filter':{'imageStatus':'ACTIVE'}"));
        Assert.Equal([_digest], await DescribedAsync(",'filter':{'imageStatus':'ARCHIVED'}"));
        Assert.Empty(await DescribedAsync(",'filter':{'imageStatus':'ACTIVATING'}"));
        Assert.Equal(2, (await DescribedAsync(",'filter':{'imageStatus':'ANY'}")).Length);
        Assert.Equal(["v2"], (await _ecr.CallAsync("ListImages", "{'repositoryName':'app'}"))["imageIds"].Each("imageTag"));
        Assert.Equal(["v1"], (await _ecr.CallAsync("ListImages", "{'repositoryName':'app','filter':{'imageStatus':'ARCHIVED'}}"))["imageIds"].Each("imageTag"));
        Assert.Equal("""{"name":"app","tags":["v2"]}""", await _ecr.Registry.GetStringAsync("/v2/app/tags/list"));
    }

    [Fact]
    public async Task An_image_says_when_it_was_archived_and_restored()
    {
        var before = await DetailAsync();
        _ecr.Time.Advance(TimeSpan.FromMinutes(1));
        await MoveAsync("ARCHIVE");
        var archived = await DetailAsync();
        _ecr.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("ARCHIVED", await MoveAsync("ARCHIVE"));
        Assert.Equal("ACTIVE", await MoveAsync("STANDARD"));
        _ecr.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("ACTIVE", await MoveAsync("STANDARD"));
        var restored = await DetailAsync();

        Assert.Equal(("ACTIVE", null, null), Archive(before));
        Assert.Equal(("ARCHIVED", 1772366460L, null), Archive(archived));
        Assert.Equal(("ACTIVE", 1772366460L, 1772366520L), Archive(restored));
        Assert.Equal((string?)before["imagePushedAt"]?.ToString(), restored["imagePushedAt"]?.ToString());
        Assert.Equal(_manifest, await _ecr.Registry.GetStringAsync("/v2/app/manifests/v1"));
    }

    [Fact]
    public async Task A_push_restores_an_archived_image_layers_and_all()
    {
        await MoveAsync("ARCHIVE");

        // As docker does: it finds no layers, sends them, and looks whether they are there.
        await _oci.ImageAsync("app", "image");
        Assert.Equal(200, await _oci.StatusAsync("HEAD", $"/v2/app/blobs/{EcrHarness.DigestOf("layer of image")}"));
        using var put = await _oci.PutAsync("app", _manifest, "v1");

        Assert.Equal(HttpStatusCode.Created, put.StatusCode);
        Assert.Equal("ACTIVE", (string?)(await DetailAsync())["imageStatus"]);
        Assert.Equal("layer of image", await _ecr.Registry.GetStringAsync($"/v2/app/blobs/{EcrHarness.DigestOf("layer of image")}"));
    }

    [Fact]
    public async Task The_API_takes_layers_of_archived_images_again()
    {
        await MoveAsync("ARCHIVE");
        var id = (string)(await _ecr.CallAsync("InitiateLayerUpload", "{'repositoryName':'app'}"))["uploadId"]!;
        var bytes = "layer of image"u8.ToArray();
        await _ecr.CallAsync(
            "UploadLayerPart",
            $"{{'repositoryName':'app','uploadId':'{id}','partFirstByte':0,'partLastByte':{bytes.Length - 1},'layerPartBlob':'{Convert.ToBase64String(bytes)}'}}");

        var done = await _ecr.CallAsync(
            "CompleteLayerUpload", $"{{'repositoryName':'app','uploadId':'{id}','layerDigests':['{EcrHarness.DigestOf("layer of image")}']}}");

        Assert.Equal(EcrHarness.DigestOf("layer of image"), (string?)done["layerDigest"]);
    }

    [Fact]
    public async Task A_layer_of_archived_images_is_not_mounted_elsewhere()
    {
        await _ecr.CallAsync("PutAccountSetting", "{'name':'BLOB_MOUNTING','value':'ENABLED'}");
        await _ecr.MakeAsync("other");
        await MoveAsync("ARCHIVE");

        Assert.Equal(202, await _oci.StatusAsync("POST", $"/v2/other/blobs/uploads/?mount={EcrHarness.DigestOf("layer of image")}&from=app"));
    }

    [Fact]
    public async Task What_an_active_index_names_is_not_archived_and_comes_back_with_it()
    {
        var index = await _oci.PublishAsync("app", _oci.Index("index", manifests: _manifest), "all");
        Assert.Equal(
            "ImageStorageClassUpdateNotSupportedException: The requested image storage class update is not supported: the image is referenced by a manifest list that is not archived",
            await _ecr.RefusalAsync("UpdateImageStorageClass", Input("ARCHIVE")));
        await MoveAsync("ARCHIVE", index);
        await MoveAsync("ARCHIVE");
        Assert.Empty(await DescribedAsync(""));

        await MoveAsync("STANDARD", index);

        Assert.Equal(2, (await DescribedAsync("")).Length);
    }

    [Fact]
    public async Task What_refers_to_an_image_goes_with_it_both_ways()
    {
        var signature = await _oci.PublishAsync("app", await _oci.ImageAsync("app", "signature", "application/x.signature", _manifest));
        await MoveAsync("ARCHIVE");
        var referrers = $"{{'repositoryName':'app','subjectId':{{'imageDigest':'{_digest}'}}";

        Assert.Empty((await _ecr.CallAsync("ListImageReferrers", referrers + "}"))["referrers"]!.AsArray());
        Assert.Equal(["ARCHIVED"], (await _ecr.CallAsync("ListImageReferrers", referrers + ",'filter':{'artifactStatus':'ANY'}}"))["referrers"].Each("artifactStatus"));
        Assert.DoesNotContain(signature, await _ecr.Registry.GetStringAsync($"/v2/app/referrers/{_digest}"), StringComparison.Ordinal);
        await MoveAsync("STANDARD");
        Assert.Equal([signature], (await _ecr.CallAsync("ListImageReferrers", referrers + "}"))["referrers"].Each("digest"));
    }

    [Fact]
    public async Task An_archived_image_is_not_scanned_and_a_restored_one_is_as_if_pushed()
    {
        await _ecr.CallAsync("PutImageScanningConfiguration", "{'repositoryName':'app','imageScanningConfiguration':{'scanOnPush':true}}");
        await MoveAsync("ARCHIVE");

        Assert.Equal(
            "ImageArchivedException: The specified image is archived and cannot be scanned.",
            await _ecr.RefusalAsync("StartImageScan", "{'repositoryName':'app','imageId':{'imageTag':'v1'}}"));
        Assert.Equal("IMAGE_ARCHIVED", await ScanAsync());
        await MoveAsync("STANDARD");
        Assert.Equal("FAILED", await ScanAsync());
    }

    [Fact]
    public async Task A_restored_image_is_replicated_with_its_tags()
    {
        await MoveAsync("ARCHIVE");
        await _ecr.CallAsync(
            "PutReplicationConfiguration",
            $"{{'replicationConfiguration':{{'rules':[{{'destinations':[{{'region':'us-east-1','registryId':'{EcrHarness.Account}'}}]}}]}}}}");
        await MoveAsync("STANDARD");

        await _ecr.Service.ReplicateAsync();

        var there = await _ecr.CallAsync("DescribeImages", "{'repositoryName':'app'}", _ecr.Call with { Region = "us-east-1" });
        Assert.Equal([_digest], there["imageDetails"].Each("imageDigest"));
        Assert.Null(there["imageDetails"]![0]!["lastArchivedAt"]);
    }

    [Fact]
    public async Task An_archived_image_outlives_the_collector_and_can_be_deleted()
    {
        await MoveAsync("ARCHIVE");
        _ecr.Time.Advance(TimeSpan.FromDays(2));
        _ecr.Registry.DefaultRequestHeaders.Authorization = await _ecr.LoginAsync();
        await _ecr.Service.CollectAsync();
        Assert.Equal("ACTIVE", await MoveAsync("STANDARD"));
        Assert.Equal("layer of image", await _ecr.Registry.GetStringAsync($"/v2/app/blobs/{EcrHarness.DigestOf("layer of image")}"));
        await MoveAsync("ARCHIVE");

        var deleted = await _ecr.CallAsync("BatchDeleteImage", "{'repositoryName':'app','imageIds':[{'imageTag':'v1'}]}");

        Assert.Equal([_digest], deleted["imageIds"].Each("imageDigest"));
    }

    [Fact]
    public async Task An_image_that_is_not_there_is_not_found() => Assert.StartsWith(
        "ImageNotFoundException",
        await _ecr.RefusalAsync("UpdateImageStorageClass", "{'repositoryName':'app','imageId':{'imageTag':'none'},'targetStorageClass':'ARCHIVE'}"), StringComparison.Ordinal);

    private string Input(string target, string? digest = null) =>
        $"{{'repositoryName':'app','imageId':{{'imageDigest':'{digest ?? _digest}'}},'targetStorageClass':'{target}'}}";

    private async Task<string?> MoveAsync(string target, string? digest = null) =>
        (string?)(await _ecr.CallAsync("UpdateImageStorageClass", Input(target, digest)))["imageStatus"];

    private async Task<string> AvailabilityAsync(string layer) => Assert.Single(
        (await _ecr.CallAsync("BatchCheckLayerAvailability", $"{{'repositoryName':'app','layerDigests':['{layer}']}}"))["layers"].Each("layerAvailability"));

    private async Task<string[]> DescribedAsync(string more) =>
        (await _ecr.CallAsync("DescribeImages", $"{{'repositoryName':'app'{more}}}"))["imageDetails"].Each("imageDigest");

    private async Task<JsonNode> DetailAsync() =>
        (await _ecr.CallAsync("DescribeImages", "{'repositoryName':'app','imageIds':[{'imageTag':'v1'}]}"))["imageDetails"]![0]!;

    private async Task<string?> ScanAsync() =>
        (string?)(await _ecr.CallAsync("DescribeImageScanFindings", "{'repositoryName':'app','imageId':{'imageTag':'v1'}}"))["imageScanStatus"]!["status"];

    private static (string? Status, long? ArchivedAt, long? ActivatedAt) Archive(JsonNode detail) =>
        ((string?)detail["imageStatus"], (long?)(double?)detail["lastArchivedAt"], (long?)(double?)detail["lastActivatedAt"]);
}
