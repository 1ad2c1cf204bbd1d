using System.Net;
using Plimsoll.Ecr.Naming;
using Plimsoll.Ecr.Tests.Support;
using Plimsoll.Wire.Errors;

namespace Plimsoll.Ecr.Tests.Api;

public sealed class LayersApiTests : IAsyncLifetime
{
    private EcrHarness _ecr = null!;

    public async ValueTask InitializeAsync()
    {
        _ecr = await EcrHarness.StartAsync();
        await _ecr.MakeAsync("app");
    }

    public ValueTask DisposeAsync() => _ecr.DisposeAsync();

    [Fact]
    public async Task A_layer_goes_in_by_parts_and_comes_out_by_its_address()
    {
        const int Part = 5 << 20;
        var bytes = TemporaryBlobs.Bytes(1, Part + 500);
        var digest = Digest.Of(bytes);
        var id = await BeginAsync();
        await PartAsync(id, 0, bytes[..Part]);
        Assert.Equal(Part + 499, (long)(await PartAsync(id, Part, bytes[Part..]))["lastByteReceived"]!);
        await _ecr.CallAsync("CompleteLayerUpload", $"{{'repositoryName':'app','uploadId':'{id}','layerDigests':['{digest}']}}");

        var url = await _ecr.CallAsync("GetDownloadUrlForLayer", $"{{'repositoryName':'app','layerDigest':'{digest}'}}");

        Assert.Equal(bytes, await _ecr.Stranger.GetByteArrayAsync(new Uri((string)url["downloadUrl"]!)));
    }

    [Fact]
    public async Task An_address_ends_after_an_hour_and_is_good_for_its_layer_alone()
    {
        var digest = await _ecr.PushLayerAsync("app", [1, 2, 3]);
        var other = await _ecr.PushLayerAsync("app", [4]);
        var url = (string)(await _ecr.CallAsync("GetDownloadUrlForLayer", $"{{'repositoryName':'app','layerDigest':'{digest}'}}"))["downloadUrl"]!;

        using var forged = await _ecr.Stranger.GetAsync(new Uri(url.Replace(digest, other, StringComparison.Ordinal)));
        _ecr.Time.Advance(TimeSpan.FromMinutes(61));
        using var late = await _ecr.Stranger.GetAsync(new Uri(url));

        Assert.Equal("403 DENIED: Access Denied", await forged.ErrorAsync());
        Assert.Equal("403 DENIED: Request has expired", await late.ErrorAsync());
    }

    [Fact]
    public async Task A_part_for_another_place_is_refused_with_the_last_valid_byte()
    {
        var id = await BeginAsync();
        await PartAsync(id, 0, [1, 2, 3]);

        var refused = await Assert.ThrowsAsync<AwsException>(() => PartAsync(id, 4, [5]));

        Assert.Equal("InvalidLayerPartException", refused.Code);
        Assert.Equal(2, refused.Numbers["lastValidByteReceived"]);
    }

    [Fact]
    public async Task A_small_part_can_only_be_the_last()
    {
        var id = await BeginAsync();
        await PartAsync(id, 0, [1, 2, 3]);
        await PartAsync(id, 3, [4]);

        Assert.Equal(
            $"LayerPartTooSmallException: A layer part of the upload with id '{id}' is too small: every part but the last must have at least 5242880 bytes",
            await CompleteAsync(id, Digest.Of([1, 2, 3, 4]).ToString()));
    }

    [Fact]
    public async Task Uploads_that_cannot_be_completed_say_why()
    {
        var digest = await _ecr.PushLayerAsync("app", [1, 2, 3]);
        var id = await BeginAsync();
        Assert.StartsWith("EmptyUploadException", await CompleteAsync(id, Digest.Of([9]).ToString()), StringComparison.Ordinal);
        await PartAsync(id, 0, [1, 2]);
        Assert.StartsWith("InvalidLayerException", await CompleteAsync(id, Digest.Of([9]).ToString()), StringComparison.Ordinal);
        Assert.StartsWith("UploadNotFoundException", await CompleteAsync(id, Digest.Of([9]).ToString()), StringComparison.Ordinal);
        var again = await BeginAsync();
        await PartAsync(again, 0, [1, 2, 3]);
        Assert.StartsWith("LayerAlreadyExistsException", await CompleteAsync(again, digest), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Availability_is_told_for_each_digest()
    {
        var digest = await _ecr.PushLayerAsync("app", [1, 2, 3]);

        var answer = await _ecr.CallAsync(
            "BatchCheckLayerAvailability", $"{{'repositoryName':'app','layerDigests':['{digest}','{Digest.Of([7])}','nonsense','']}}");

        Assert.Equal(["AVAILABLE", "UNAVAILABLE"], answer["layers"].Each("layerAvailability"));
        Assert.Equal(["InvalidLayerDigest", "MissingLayerDigest"], answer["failures"].Each("failureCode"));
    }

    [Fact]
    public async Task A_layer_of_one_repository_is_not_one_of_another()
    {
        await _ecr.MakeAsync("other");
        var digest = await _ecr.PushLayerAsync("other", [1, 2, 3]);

        using var answer = await _ecr.Registry.SendAsync("HEAD", $"/v2/app/blobs/{digest}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task<string> BeginAsync() => (string)(await _ecr.CallAsync("InitiateLayerUpload", "{'repositoryName':'app'}"))["uploadId"]!;

    private Task<System.Text.Json.Nodes.JsonNode> PartAsync(string id, long first, byte[] bytes) => _ecr.CallAsync(
        "UploadLayerPart",
        $"{{'repositoryName':'app','uploadId':'{id}','partFirstByte':{first},'partLastByte':{first + bytes.Length - 1},'layerPartBlob':'{Convert.ToBase64String(bytes)}'}}");

    private Task<string> CompleteAsync(string id, string digest) =>
        _ecr.RefusalAsync("CompleteLayerUpload", $"{{'repositoryName':'app','uploadId':'{id}','layerDigests':['{digest}']}}");
}
