using System.Text.Json.Nodes;
using Plimsoll.Ecr.Tests.Support;
using Plimsoll.Wire.Errors;

namespace Plimsoll.Ecr.Tests.Api;

public sealed class ImagesApiTests : IAsyncLifetime
{
    private EcrHarness _ecr = null!;

    public async ValueTask InitializeAsync()
    {
        _ecr = await EcrHarness.StartAsync();
        await _ecr.MakeAsync("app");
    }

    public ValueTask DisposeAsync() => _ecr.DisposeAsync();

    [Fact]
    public async Task An_image_is_tagged_again_without_a_pull()
    {
        var digest = await _ecr.PushImageAsync("app", 1, "v1");
        var got = await _ecr.CallAsync("BatchGetImage", "{'repositoryName':'app','imageIds':[{'imageTag':'v1'}]}");

        var put = await PutAsync((string)got["images"]![0]!["imageManifest"]!, "latest");

        Assert.Equal(digest, (string?)put["image"]!["imageId"]!["imageDigest"]);
        Assert.Equal(["latest", "v1"], await TagsAsync());
    }

    [Fact]
    public async Task The_same_image_under_the_same_tag_is_there_already()
    {
        var digest = await _ecr.PushImageAsync("app", 1, "v1");

        var refused = await Assert.ThrowsAsync<AwsException>(async () => await PutAsync(await _ecr.ManifestAsync("app", 1), "v1"));

        Assert.Equal("ImageAlreadyExistsException", refused.Code);
        Assert.Equal($"Image with digest '{digest}' and tag 'v1' already exists in the repository with name 'app' in registry with id '123456789012'", refused.Message);
    }

    [Fact]
    public async Task A_tag_moves_and_leaves_the_old_image_untagged()
    {
        var old = await _ecr.PushImageAsync("app", 1, "v1");
        await _ecr.PushImageAsync("app", 2, "v1");

        var untagged = await _ecr.CallAsync("ListImages", "{'repositoryName':'app','filter':{'tagStatus':'UNTAGGED'}}");

        Assert.Equal([old], untagged["imageIds"].Each("imageDigest"));
    }

    [Theory]
    [InlineData("IMMUTABLE", "", "v1", true)]
    [InlineData("IMMUTABLE_WITH_EXCLUSION", "dev-*", "dev-1", false)]
    [InlineData("IMMUTABLE_WITH_EXCLUSION", "dev-*", "v1", true)]
    [InlineData("MUTABLE_WITH_EXCLUSION", "*rel*", "v1-rel-2", true)]
    [InlineData("MUTABLE_WITH_EXCLUSION", "*rel*", "v1", false)]
    public async Task A_tag_moves_as_the_mutability_of_the_repository_says(string mode, string filter, string tag, bool pinned)
    {
        await _ecr.PushImageAsync("app", 1, tag);
        var filters = filter.Length == 0 ? "" : $",'imageTagMutabilityExclusionFilters':[{{'filterType':'WILDCARD','filter':'{filter}'}}]";
        await _ecr.CallAsync("PutImageTagMutability", $"{{'repositoryName':'app','imageTagMutability':'{mode}'{filters}}}");

        var manifest = await _ecr.ManifestAsync("app", 2);
        using var answer = await _ecr.PutManifestAsync("app", tag, manifest, EcrHarness.DockerManifest);

        Assert.Equal(
            pinned ? $"400 TAG_INVALID: The image tag '{tag}' already exists in the 'app' repository and cannot be overwritten because the repository is immutable." : "201",
            answer.IsSuccessStatusCode ? "201" : await answer.ErrorAsync());
    }

    [Fact]
    public async Task An_image_whose_layers_the_repository_lacks_is_refused()
    {
        await _ecr.MakeAsync("other");
        var manifest = await _ecr.ManifestAsync("other", 1);

        var refused = await Assert.ThrowsAsync<AwsException>(async () => await PutAsync(manifest, "v1"));

        Assert.Equal("LayersNotFoundException", refused.Code);
        Assert.Matches(@"^Layers with digests '\[sha256:[0-9a-f]{64}, sha256:[0-9a-f]{64}\]' required for pushing image into repository with name 'app'", refused.Message);
    }

    [Fact]
    public async Task An_index_needs_its_images_and_protects_them()
    {
        var child = await _ecr.PushImageAsync("app", 1, null);
        Assert.Equal("ReferencedImagesNotFoundException", (await Assert.ThrowsAsync<AwsException>(async () => await PutAsync(Index(EcrHarness.DigestOf("none")), "x"))).Code);
        var index = Index(child);
        await PutAsync(index, "multi");

        var refused = await _ecr.CallAsync("BatchDeleteImage", $"{{'repositoryName':'app','imageIds':[{{'imageDigest':'{child}'}}]}}");
        Assert.Equal(["ImageReferencedByManifestList"], refused["failures"].Each("failureCode"));
        Assert.Equal($"Requested image referenced by manifest list: [{EcrHarness.DigestOf(index)}]", (string?)refused["failures"]![0]!["failureReason"]);

        var both = await _ecr.CallAsync("BatchDeleteImage", $"{{'repositoryName':'app','imageIds':[{{'imageDigest':'{child}'}},{{'imageTag':'multi'}}]}}");
        Assert.Empty(both["failures"]!.AsArray());
        Assert.Empty(await TagsAsync());
    }

    [Fact]
    public async Task The_last_tag_takes_the_image_with_it_and_the_others_do_not()
    {
        var digest = await _ecr.PushImageAsync("app", 1, "a");
        await _ecr.PushImageAsync("app", 1, "b");

        await _ecr.CallAsync("BatchDeleteImage", "{'repositoryName':'app','imageIds':[{'imageTag':'a'}]}");
        Assert.Equal(["b"], await TagsAsync());
        var last = await _ecr.CallAsync("BatchDeleteImage", "{'repositoryName':'app','imageIds':[{'imageTag':'b'}]}");

        Assert.Equal($"[{{\"imageDigest\":\"{digest}\",\"imageTag\":\"b\"}}]", last["imageIds"]!.ToJsonString());
        Assert.Equal(
            $"ImageNotFoundException: The image with imageId {{imageDigest:'{digest}', imageTag:'null'}} does not exist within the repository with name 'app' in the registry with id '123456789012'",
            await _ecr.RefusalAsync("DescribeImages", $"{{'repositoryName':'app','imageIds':[{{'imageDigest':'{digest}'}}]}}"));
    }

    [Fact]
    public async Task An_image_removed_by_digest_takes_all_its_tags()
    {
        var digest = await _ecr.PushImageAsync("app", 1, "a");
        await _ecr.PushImageAsync("app", 1, "b");

        var removed = await _ecr.CallAsync("BatchDeleteImage", $"{{'repositoryName':'app','imageIds':[{{'imageDigest':'{digest}'}}]}}");

        Assert.Equal(["a", "b"], removed["imageIds"].Each("imageTag"));
    }

    [Fact]
    public async Task An_identifier_that_names_nothing_fails_though_others_of_the_call_are_removed()
    {
        await _ecr.PushImageAsync("app", 1, "v1");

        var answer = await _ecr.CallAsync("BatchDeleteImage", "{'repositoryName':'app','imageIds':[{'imageTag':'v1'},{}]}");

        Assert.Equal(["v1"], answer["imageIds"].Each("imageTag"));
        Assert.Equal(["MissingDigestAndTag"], answer["failures"].Each("failureCode"));
    }

    [Theory]
    [InlineData("{}", "MissingDigestAndTag", "Invalid request parameters: both tag and digest cannot be null")]
    [InlineData("{'imageTag':'nope'}", "ImageNotFound", "Requested image not found")]
    [InlineData("{'imageTag':'a b'}", "InvalidImageTag", "Invalid request parameters: image tag should satisfy the regex '[a-zA-Z0-9-_.]+'")]
    [InlineData("{'imageDigest':'x'}", "InvalidImageDigest", "Invalid request parameters: image digest should satisfy the regex '[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+'")]
    [InlineData("{'imageTag':'v1','imageDigest':'sha256:00'}", "ImageTagDoesNotMatchDigest", "Invalid request parameters: image tag does not match image digest")]
    public async Task An_image_of_a_batch_that_is_not_served_says_why(string id, string code, string reason)
    {
        await _ecr.PushImageAsync("app", 1, "v1");

        var failure = (await _ecr.CallAsync("BatchGetImage", $"{{'repositoryName':'app','imageIds':[{id}]}}"))["failures"]![0]!;

        Assert.Equal((code, reason), ((string)failure["failureCode"]!, (string)failure["failureReason"]!));
    }

    [Fact]
    public async Task A_description_has_what_AWS_tells_of_an_image()
    {
        var digest = await _ecr.PushImageAsync("app", 1, "v1");

        var detail = (await _ecr.CallAsync("DescribeImages", "{'repositoryName':'app'}"))["imageDetails"]![0]!;

        Assert.Equal(
            $$"""
            {"registryId":"123456789012","repositoryName":"app","imageDigest":"{{digest}}","imageTags":["v1"],"imageSizeInBytes":1010,"imagePushedAt":1772366400,"imageManifestMediaType":"application/vnd.docker.distribution.manifest.v2\u002Bjson","artifactMediaType":"application/vnd.docker.container.image.v1\u002Bjson","imageStatus":"ACTIVE"}
            """.Trim(),
            detail.ToJsonString());
    }

    [Fact]
    public async Task The_last_pull_is_recorded_once_in_24_hours()
    {
        await _ecr.PushImageAsync("app", 1, "v1");
        using var first = await _ecr.Registry.GetAsync("/v2/app/manifests/v1");
        _ecr.Time.Advance(TimeSpan.FromHours(11));
        using var second = await _ecr.Registry.GetAsync("/v2/app/manifests/v1");

        Assert.Equal(1772366400, await LastPullAsync());
        _ecr.Time.Advance(TimeSpan.FromHours(13));
        _ecr.Registry.DefaultRequestHeaders.Authorization = await _ecr.LoginAsync();
        using var third = await _ecr.Registry.GetAsync("/v2/app/manifests/v1");
        Assert.Equal(1772366400 + 86400, await LastPullAsync());
    }

    [Fact]
    public async Task Lists_have_one_entry_for_each_tag_and_come_in_pages()
    {
        await _ecr.PushImageAsync("app", 1, "b");
        await _ecr.PushImageAsync("app", 1, "a");
        await _ecr.PushImageAsync("app", 2, "c");
        await _ecr.PushImageAsync("app", 3, null);
        var (tags, token) = (new List<string>(), "");
        do
        {
            var page = await _ecr.CallAsync("ListImages", $"{{'repositoryName':'app','maxResults':1,'nextToken':'{token}'}}");
            tags.AddRange(page["imageIds"].Each("imageTag"));
            token = (string?)page["nextToken"];
        }
        while (token is not null);

        Assert.Equal(["a", "b", "c", ""], tags);
    }

    [Fact]
    public async Task Artifacts_about_an_image_are_listed_by_type()
    {
        var subject = await _ecr.PushImageAsync("app", 1, "v1");
        var artifact = (await _ecr.ManifestAsync("app", 2, EcrHarness.OciManifest))[..^1]
            + $$""","artifactType":"application/x.signature","annotations":{"k":"v"},"subject":{"mediaType":"{{EcrHarness.DockerManifest}}","size":3,"digest":"{{subject}}"} }""";
        await PutAsync(artifact, null);

        var all = await _ecr.CallAsync("ListImageReferrers", $"{{'repositoryName':'app','subjectId':{{'imageDigest':'{subject}'}}}}");
        var none = await _ecr.CallAsync(
            "ListImageReferrers", $"{{'repositoryName':'app','subjectId':{{'imageDigest':'{subject}'}},'filter':{{'artifactTypes':['application/x.other']}}}}");

        Assert.Equal([EcrHarness.DigestOf(artifact)], all["referrers"].Each("digest"));
        Assert.Equal("v", (string?)all["referrers"]![0]!["annotations"]!["k"]);
        Assert.Empty(none["referrers"]!.AsArray());
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"schemaVersion\":1}")]
    [InlineData("{\"schemaVersion\":2,\"mediaType\":\"text/plain\"}")]
    [InlineData("{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\",\"config\":{\"digest\":\"sha256:../../x\",\"size\":1},\"layers\":[]}")]
    [InlineData("{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.index.v1+json\",\"manifests\":[7]}")]
    public async Task What_is_no_manifest_is_refused(string manifest) => Assert.Equal(
        "InvalidParameterException", (await Assert.ThrowsAsync<AwsException>(async () => await PutAsync(manifest, "v1"))).Code);

    private static string Index(string child) => $$"""
        {"schemaVersion":2,"mediaType":"{{EcrHarness.OciIndex}}","manifests":[{"mediaType":"{{EcrHarness.DockerManifest}}","size":3,"digest":"{{child}}"}]}
        """.Trim();

    private Task<JsonNode> PutAsync(string manifest, string? tag)
    {
        var input = new JsonObject { ["repositoryName"] = "app", ["imageManifest"] = manifest };
        if (tag is not null)
        {
            input["imageTag"] = tag;
        }

        return _ecr.CallAsync("PutImage", input);
    }

    private async Task<string[]> TagsAsync() => (await _ecr.CallAsync("ListImages", "{'repositoryName':'app'}"))["imageIds"].Each("imageTag");

    private async Task<long> LastPullAsync() =>
        (long)(await _ecr.CallAsync("DescribeImages", "{'repositoryName':'app'}"))["imageDetails"]![0]!["lastRecordedPullTime"]!;
}
