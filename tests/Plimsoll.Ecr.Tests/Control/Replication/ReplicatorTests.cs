using System.Text.Json.Nodes;
using Plimsoll.Ecr.Control.Replication;
using Plimsoll.Ecr.Model;
using Plimsoll.Ecr.Naming;
using Plimsoll.Ecr.Tests.Support;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecr.Tests.Control.Replication;

public sealed class ReplicatorTests : IAsyncLifetime
{
    private const string OtherAccount = "999999999999";
    private EcrHarness _ecr = null!;
    private CallContext _there = null!;

    public async ValueTask InitializeAsync()
    {
        _ecr = await EcrHarness.StartAsync();
        _there = _ecr.Call with { Region = "us-east-1" };
        await _ecr.MakeAsync("app");
    }

    public ValueTask DisposeAsync() => _ecr.DisposeAsync();

    [Fact]
    public async Task A_push_goes_to_the_other_region_with_its_tag_and_can_be_pulled_there()
    {
        await ToAsync("us-east-1");
        var digest = await _ecr.PushImageAsync("app", 1, "v1");
        Assert.Equal(["IN_PROGRESS"], await StatusAsync("app", "v1"));

        await _ecr.Service.ReplicateAsync();

        Assert.Equal(["COMPLETE"], await StatusAsync("app", "v1"));
        using var manifest = await PullAsync($"app/manifests/v1");
        using var layer = await PullAsync($"app/blobs/{Digest.Of(TemporaryBlobs.Bytes(1, 1000))}");
        Assert.Equal(digest, manifest.Header("Docker-Content-Digest"));
        Assert.Equal(TemporaryBlobs.Bytes(1, 1000), await layer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task An_image_named_by_sha512_goes_with_all_its_tags()
    {
        await ToAsync("us-east-1");
        var client = new Oci(_ecr.Registry, "sha512");
        var manifest = await client.ImageAsync("app", "image");
        using var put = await client.PutAsync("app", manifest, $"{client.DigestOf(manifest)}?tag=one&tag=two");

        await _ecr.Service.ReplicateAsync();

        Assert.Equal([(client.DigestOf(manifest), "one"), (client.DigestOf(manifest), "two")], await ImagesAsync(_there, "app"));
        using var layer = await PullAsync($"app/blobs/{client.DigestOf("layer of image")}");
        Assert.Equal("layer of image", await layer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task What_was_pushed_before_the_configuration_stays()
    {
        await _ecr.PushImageAsync("app", 1, "old");
        await ToAsync("us-east-1");

        Assert.Equal(0, await _ecr.Service.ReplicateAsync());

        Assert.Empty(await StatusAsync("app", "old"));
    }

    [Fact]
    public async Task A_new_tag_of_an_old_image_goes()
    {
        var digest = await _ecr.PushImageAsync("app", 1, "old");
        await ToAsync("us-east-1");
        await _ecr.PushImageAsync("app", 1, "new");

        await _ecr.Service.ReplicateAsync();

        Assert.Equal([(digest, "new")], await ImagesAsync(_there, "app"));
    }

    [Fact]
    public async Task An_index_goes_with_its_images()
    {
        var child = await _ecr.PushImageAsync("app", 1, null);
        await ToAsync("us-east-1");
        var index = $$"""{"schemaVersion":2,"mediaType":"{{EcrHarness.OciIndex}}","manifests":[{"mediaType":"{{EcrHarness.DockerManifest}}","size":100,"digest":"{{child}}"}]}""";
        (await _ecr.PutManifestAsync("app", "all", index, EcrHarness.OciIndex)).Dispose();

        await _ecr.Service.ReplicateAsync();

        Assert.Equal(
            new[] { (child, ""), (EcrHarness.DigestOf(index), "all") }.Order(), (await ImagesAsync(_there, "app")).Order());
    }

    [Fact]
    public async Task A_replica_goes_no_further()
    {
        await ToAsync("us-east-1");
        await _ecr.CallAsync("PutReplicationConfiguration", Configuration("us-west-2", EcrHarness.Account), _there);
        await _ecr.PushImageAsync("app", 1, "v1");

        await _ecr.Service.ReplicateAsync();
        Assert.Equal(0, await _ecr.Service.ReplicateAsync());

        Assert.StartsWith(
            "RepositoryNotFoundException",
            await _ecr.RefusalAsync("DescribeImages", "{'repositoryName':'app'}", _ecr.Call with { Region = "us-west-2" }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_deleted_here_stays_there()
    {
        await ToAsync("us-east-1");
        var digest = await _ecr.PushImageAsync("app", 1, "v1");
        await _ecr.Service.ReplicateAsync();

        await _ecr.CallAsync("BatchDeleteImage", "{'repositoryName':'app','imageIds':[{'imageTag':'v1'}]}");
        await _ecr.Service.ReplicateAsync();

        Assert.Equal([(digest, "v1")], await ImagesAsync(_there, "app"));
    }

    [Fact]
    public async Task What_is_deleted_before_it_went_does_not_go()
    {
        await ToAsync("us-east-1");
        await _ecr.PushImageAsync("app", 1, "v1");
        await _ecr.CallAsync("DeleteRepository", "{'repositoryName':'app','force':true}");

        Assert.Equal(0, await _ecr.Service.ReplicateAsync());
    }

    [Fact]
    public async Task A_tag_that_moved_twice_before_it_went_ends_where_it_is()
    {
        await ToAsync("us-east-1");
        await _ecr.PushImageAsync("app", 1, "v1");
        var last = await _ecr.PushImageAsync("app", 2, "v1");
        await _ecr.PushImageAsync("app", 1, "v1");
        await _ecr.PushImageAsync("app", 2, "v1");

        await _ecr.Service.ReplicateAsync();

        Assert.Contains((last, "v1"), await ImagesAsync(_there, "app"));
    }

    [Fact]
    public async Task A_copy_that_a_crash_cut_short_is_made_again_without_harm()
    {
        await ToAsync("us-east-1");
        var digest = await _ecr.PushImageAsync("app", 1, "v1");
        await _ecr.Service.ReplicateAsync();
        var cell = _ecr.Context.Cell(new RegistryScope(EcrHarness.Account, EcrHarness.Region));
        await cell.WriteAsync(tx => tx.Put(EcrTables.Replications, tx.All(EcrTables.Replications).Single() with { Status = ReplicationRecord.InProgress, Tags = ["v1"] }));

        Assert.Equal(1, await _ecr.Service.ReplicateAsync());

        Assert.Equal(["COMPLETE"], await StatusAsync("app", "v1"));
        Assert.Equal([(digest, "v1")], await ImagesAsync(_there, "app"));
    }

    [Fact]
    public async Task What_is_pushed_while_a_copy_is_made_is_not_lost()
    {
        await ToAsync("us-east-1");
        await _ecr.PushImageAsync("app", 1, "v1");
        var cell = _ecr.Context.Cell(new RegistryScope(EcrHarness.Account, EcrHarness.Region));
        var begun = cell.Peek(view => view.All(EcrTables.Replications).Single());
        await _ecr.PushImageAsync("app", 1, "v2");

        await cell.WriteAsync(tx => ReplicationQueue.Finish(tx, begun, null));

        Assert.Equal(["IN_PROGRESS"], await StatusAsync("app", "v2"));
    }

    [Fact]
    public async Task Another_account_gets_images_only_where_its_registry_policy_lets()
    {
        var eve = _ecr.As(OtherAccount);
        await ToAsync(EcrHarness.Region, OtherAccount);
        await _ecr.PushImageAsync("app", 1, "refused");
        await _ecr.Service.ReplicateAsync();
        var failed = await _ecr.CallAsync("DescribeImageReplicationStatus", "{'repositoryName':'app','imageId':{'imageTag':'refused'}}");

        await _ecr.CallAsync(
            "PutRegistryPolicy",
            new JsonObject
            {
                ["policyText"] = $$"""{"Version":"2012-10-17","Statement":[{"Sid":"in","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{EcrHarness.Account}}:root"},"Action":["ecr:CreateRepository","ecr:ReplicateImage"],"Resource":"arn:aws:ecr:{{EcrHarness.Region}}:{{OtherAccount}}:repository/*"}]}""",
            },
            eve);
        var digest = await _ecr.PushImageAsync("app", 2, "let");
        await _ecr.Service.ReplicateAsync();

        Assert.Equal(["FAILED"], failed["replicationStatuses"].Each("status"));
        Assert.Equal(["AccessDenied"], failed["replicationStatuses"].Each("failureCode"));
        Assert.Equal([(digest, "let")], await ImagesAsync(eve, "app"));
    }

    [Fact]
    public async Task The_repository_there_is_made_by_the_template_for_replicas_and_its_tags_may_be_fixed()
    {
        await _ecr.CallAsync(
            "CreateRepositoryCreationTemplate", "{'prefix':'ROOT','appliedFor':['REPLICATION'],'imageTagMutability':'IMMUTABLE'}", _there);
        await ToAsync("us-east-1");
        var first = await _ecr.PushImageAsync("app", 1, "v1");
        await _ecr.Service.ReplicateAsync();
        await _ecr.PushImageAsync("app", 2, "v1");
        await _ecr.Service.ReplicateAsync();

        Assert.Contains((first, "v1"), await ImagesAsync(_there, "app"));
        Assert.Equal(["FAILED"], await StatusAsync("app", "v1"));
    }

    [Fact]
    public async Task A_running_service_replicates_by_itself()
    {
        await _ecr.Service.StartAsync();
        await ToAsync("us-east-1");
        await _ecr.PushImageAsync("app", 1, "v1");

        await Eventually.Async(() => StatusAsync("app", "v1"), status => status is ["COMPLETE"]);
    }

    private static string Configuration(string region, string account) =>
        $"{{'replicationConfiguration':{{'rules':[{{'destinations':[{{'region':'{region}','registryId':'{account}'}}]}}]}}}}";

    private Task<JsonNode> ToAsync(string region, string account = EcrHarness.Account) => _ecr.CallAsync("PutReplicationConfiguration", Configuration(region, account));

    private async Task<string[]> StatusAsync(string repository, string tag) =>
        (await _ecr.CallAsync("DescribeImageReplicationStatus", $"{{'repositoryName':'{repository}','imageId':{{'imageTag':'{tag}'}}}}"))["replicationStatuses"].Each("status");

    private async Task<List<(string Digest, string Tag)>> ImagesAsync(CallContext call, string repository) =>
        [.. (await _ecr.CallAsync("ListImages", $"{{'repositoryName':'{repository}'}}", call))["imageIds"]!.AsArray()
            .Select(id => ((string)id!["imageDigest"]!, (string?)id["imageTag"] ?? ""))];

    private async Task<HttpResponseMessage> PullAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v2/{path}");
        request.Headers.Authorization = await _ecr.LoginAsync(_there);
        return await _ecr.Registry.SendAsync(request);
    }
}
