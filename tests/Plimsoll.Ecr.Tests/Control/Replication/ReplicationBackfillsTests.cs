using System.Text.Json.Nodes;
using Plimsoll.Cells;
using Plimsoll.Ecr.Control.Replication;
using Plimsoll.Ecr.Model;
using Plimsoll.Ecr.Naming;
using Plimsoll.Ecr.Tests.Support;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecr.Tests.Control.Replication;

public sealed class ReplicationBackfillsTests : IAsyncLifetime
{
    private const string OtherAccount = "999999999999";
    private EcrHarness _ecr = null!;
    private CallContext _there = null!;

    private Cell Cell => _ecr.Context.Cell(new RegistryScope(EcrHarness.Account, EcrHarness.Region));

    public async ValueTask InitializeAsync()
    {
        _ecr = await EcrHarness.StartAsync();
        _there = _ecr.Call with { Region = "us-east-1" };
        await _ecr.MakeAsync("app");
    }

    public ValueTask DisposeAsync() => _ecr.DisposeAsync();

    [Fact]
    public async Task What_was_pushed_before_the_configuration_goes_with_all_its_tags()
    {
        var digest = await _ecr.PushImageAsync("app", 1, "v1");
        await _ecr.PushImageAsync("app", 1, "v2");
        var untagged = await _ecr.PushImageAsync("app", 2, null);
        await ToAsync();

        await BackfillAsync();

        Assert.Equal(new[] { (digest, "v1"), (digest, "v2"), (untagged, "") }.Order(), (await ImagesAsync(_there, "app")).Order());
    }

    [Fact]
    public async Task Each_tag_of_an_image_is_a_replication_with_a_result()
    {
        var digest = await _ecr.PushImageAsync("app", 1, "v1");
        await _ecr.PushImageAsync("app", 1, "v2");
        await ToAsync();

        var done = await BackfillAsync();

        Assert.Equal(
            [(digest, "v1", "COMPLETE"), (digest, "v2", "COMPLETE")],
            done["results"]!.AsArray().Select(one => ((string)one!["imageId"]!["imageDigest"]!, (string)one["imageId"]!["imageTag"]!, (string)one["status"]!)));
        Assert.Equal("""{"totalReplicationCount":2,"completedReplicationCount":2,"failedReplicationCount":0,"failureCodes":[]}""", done["progress"]!.ToJsonString());
        Assert.Equal("COMPLETE", (string)done["status"]!);
    }

    [Fact]
    public async Task Only_repositories_go_that_a_rule_of_the_destination_selects()
    {
        await _ecr.MakeAsync("prod/app");
        await _ecr.PushImageAsync("app", 1, "v1");
        await _ecr.PushImageAsync("prod/app", 1, "v1");
        await PutAsync("{'destinations':[{'region':'us-west-2','registryId':'123456789012'}]},{'destinations':[{'region':'us-east-1','registryId':'123456789012'}],'repositoryFilters':[{'filter':'prod/','filterType':'PREFIX_MATCH'}]}");

        var done = await BackfillAsync();

        Assert.Equal(["prod/app"], done["results"].Each("repositoryName"));
    }

    [Fact]
    public async Task An_index_takes_its_images_along_and_they_are_not_counted()
    {
        var child = await _ecr.PushImageAsync("app", 1, null);
        var index = await PushIndexAsync(child);
        await ToAsync();

        var done = await BackfillAsync();

        Assert.Equal([index], done["results"]!.AsArray().Select(one => (string)one!["imageId"]!["imageDigest"]!));
        Assert.Equal(new[] { (child, ""), (index, "all") }.Order(), (await ImagesAsync(_there, "app")).Order());
    }

    [Fact]
    public async Task An_archived_image_stays()
    {
        await _ecr.PushImageAsync("app", 1, "v1");
        await _ecr.CallAsync("UpdateImageStorageClass", "{'repositoryName':'app','imageId':{'imageTag':'v1'},'targetStorageClass':'ARCHIVE'}");
        await ToAsync();

        Assert.Empty((await BackfillAsync())["results"]!.AsArray());
    }

    [Fact]
    public async Task A_registry_without_images_is_complete_at_once()
    {
        await ToAsync();

        var done = await BackfillAsync();

        Assert.Equal("COMPLETE", (string)done["status"]!);
        Assert.Equal(0, (int)done["progress"]!["totalReplicationCount"]!);
    }

    [Fact]
    public async Task The_replication_status_of_an_image_tells_of_its_backfill()
    {
        await _ecr.PushImageAsync("app", 1, "v1");
        await ToAsync();

        await BackfillAsync();

        Assert.Equal(["COMPLETE"], await StatusAsync("v1"));
    }

    [Fact]
    public async Task A_registry_that_does_not_let_the_source_in_makes_each_image_and_the_backfill_fail()
    {
        await _ecr.PushImageAsync("app", 1, "v1");
        await ToAsync(EcrHarness.Region, OtherAccount);

        var done = await BackfillAsync(EcrHarness.Region, OtherAccount);

        Assert.Equal(("FAILED", ReplicationBackfills.ReplicationsFailed), ((string)done["status"]!, (string)done["failureCode"]!));
        Assert.Equal(["AccessDenied"], done["results"].Each("failureCode"));
        Assert.Equal("""{"totalReplicationCount":1,"completedReplicationCount":0,"failedReplicationCount":1,"failureCodes":["AccessDenied"]}""", done["progress"]!.ToJsonString());
        Assert.Equal(["FAILED"], await StatusAsync("v1"));
    }

    [Fact]
    public async Task An_index_that_is_refused_tells_why_its_images_did_not_go()
    {
        await PushIndexAsync(await _ecr.PushImageAsync("app", 1, "v1"));
        await ToAsync(EcrHarness.Region, OtherAccount);

        var done = await BackfillAsync(EcrHarness.Region, OtherAccount);

        Assert.Equal(
            [("all", """["AccessDenied"]"""), ("v1", null)],
            done["results"]!.AsArray().Select(one => ((string)one!["imageId"]!["imageTag"]!, one["subImageFailureCodes"]?.ToJsonString())).Order());
    }

    [Fact]
    public async Task A_tag_that_is_fixed_there_fails_alone()
    {
        await _ecr.CallAsync("CreateRepository", "{'repositoryName':'app','imageTagMutability':'IMMUTABLE'}", _there);
        await ToAsync();
        await _ecr.PushImageAsync("app", 1, "v1");
        await _ecr.Service.ReplicateAsync();
        await PutAsync("");
        await _ecr.PushImageAsync("app", 2, "v1");
        await _ecr.PushImageAsync("app", 2, "v2");
        await ToAsync();

        var done = await BackfillAsync();

        Assert.Equal(
            [("", "COMPLETE"), ("v1", "FAILED ImageTagAlreadyExists"), ("v2", "COMPLETE")],
            done["results"]!.AsArray().Select(one => ((string?)one!["imageId"]!["imageTag"] ?? "", $"{one["status"]} {one["failureCode"]}".TrimEnd())).Order());
    }

    [Fact]
    public async Task An_image_that_is_deleted_before_it_went_has_failed()
    {
        await _ecr.PushImageAsync("app", 1, "v1");
        await ToAsync();
        var id = await PreparedAsync();
        await _ecr.CallAsync("DeleteRepository", "{'repositoryName':'app','force':true}");

        await _ecr.Service.ReplicateAsync();

        Assert.Equal(["ImageNotFound"], (await DescribeAsync(id))["results"].Each("failureCode"));
    }

    [Fact]
    public async Task A_backfill_that_a_crash_cut_short_goes_on_with_what_has_no_result()
    {
        await _ecr.PushImageAsync("app", 1, "v1");
        await _ecr.PushImageAsync("app", 1, "v2");
        await ToAsync();
        var id = await PreparedAsync();
        await Cell.WriteAsync(tx => ReplicationBackfills.Finish(tx, ReplicationBackfills.Next(tx, id)!, null, _ecr.Context.Now));

        Assert.Equal(1, await _ecr.Service.ReplicateAsync());

        Assert.Equal(2, (int)(await DescribeAsync(id))["progress"]!["completedReplicationCount"]!);
    }

    [Fact]
    public async Task A_backfill_that_was_stopped_takes_no_further_image_and_keeps_its_results()
    {
        await _ecr.PushImageAsync("app", 1, "v1");
        await _ecr.PushImageAsync("app", 1, "v2");
        await ToAsync();
        var id = await PreparedAsync();
        var first = Cell.Peek(view => ReplicationBackfills.Next(view, id))!;
        await _ecr.CallAsync("StopReplicationBackfill", $"{{'replicationBackfillId':'{id}'}}");
        await Cell.WriteAsync(tx => ReplicationBackfills.Finish(tx, first, null, _ecr.Context.Now));

        Assert.Equal(0, await _ecr.Service.ReplicateAsync());

        var done = await DescribeAsync(id);
        Assert.Equal("STOPPED", (string)done["status"]!);
        Assert.Equal(["v1"], done["results"]!.AsArray().Select(one => (string)one!["imageId"]!["imageTag"]!));
    }

    [Theory]
    [InlineData(50, 49, "FAILED", ReplicationBackfills.ThresholdExceeded, 0)]
    [InlineData(49, 49, "IN_PROGRESS", null, 1)]
    [InlineData(51, 48, "IN_PROGRESS", null, 1)]
    public async Task It_is_given_up_when_half_of_a_hundred_or_more_have_failed(int completed, int failed, string status, string? code, int left)
    {
        await _ecr.PushImageAsync("app", 1, "v1");
        await _ecr.PushImageAsync("app", 1, "v2");
        await ToAsync();
        var id = await PreparedAsync();
        await Cell.WriteAsync(tx =>
        {
            tx.Put(EcrTables.Backfills, tx.Get(EcrTables.Backfills, id)! with { Completed = completed, Refused = failed });
            ReplicationBackfills.Finish(tx, ReplicationBackfills.Next(tx, id)!, "AccessDenied", _ecr.Context.Now);
        });

        var (backfill, count) = Cell.Peek(view => (view.Get(EcrTables.Backfills, id)!, view.Count(EcrTables.ImagesToBackfill, id)));

        Assert.Equal((status, code, left), (backfill.Status, backfill.FailureCode, count));
    }

    [Fact]
    public async Task What_is_pushed_meanwhile_has_the_last_word_on_the_status_of_its_image()
    {
        await _ecr.PushImageAsync("app", 1, "v1");
        await ToAsync();
        var id = await PreparedAsync();
        await _ecr.PushImageAsync("app", 1, "v2");
        await Cell.WriteAsync(tx => ReplicationQueue.Note(
            tx, ReplicationBackfills.ReplicationOf(tx.Get(EcrTables.Backfills, id)!, ReplicationBackfills.Next(tx, id)!), null));

        Assert.Equal(["IN_PROGRESS"], await StatusAsync("v2"));
    }

    [Fact]
    public async Task A_backfill_mends_the_status_that_a_refused_push_left()
    {
        await ToAsync(EcrHarness.Region, OtherAccount);
        await _ecr.PushImageAsync("app", 1, "v1");
        await _ecr.Service.ReplicateAsync();
        var refused = await StatusAsync("v1");
        await _ecr.CallAsync(
            "PutRegistryPolicy",
            new JsonObject
            {
                ["policyText"] = $$"""{"Version":"2012-10-17","Statement":[{"Sid":"in","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{EcrHarness.Account}}:root"},"Action":["ecr:CreateRepository","ecr:ReplicateImage"],"Resource":"*"}]}""",
            },
            _ecr.As(OtherAccount));

        await BackfillAsync(EcrHarness.Region, OtherAccount);

        Assert.Equal(["FAILED"], refused);
        Assert.Equal(["COMPLETE"], await StatusAsync("v1"));
    }

    [Fact]
    public async Task A_running_service_backfills_by_itself()
    {
        await _ecr.Service.StartAsync();
        await _ecr.PushImageAsync("app", 1, "v1");
        await ToAsync();
        var id = await StartAsync("us-east-1", EcrHarness.Account);

        await Eventually.Async(() => DescribeAsync(id), done => (string)done["status"]! == "COMPLETE");
    }

    private Task<JsonNode> PutAsync(string rules) => _ecr.CallAsync("PutReplicationConfiguration", $"{{'replicationConfiguration':{{'rules':[{rules}]}}}}");

    private Task<JsonNode> ToAsync(string region = "us-east-1", string account = EcrHarness.Account) =>
        PutAsync($"{{'destinations':[{{'region':'{region}','registryId':'{account}'}}]}}");

    private async Task<string> StartAsync(string region, string account) =>
        (string)(await _ecr.CallAsync("StartReplicationBackfill", $"{{'destination':{{'region':'{region}','registryId':'{account}'}}}}"))["replicationBackfillId"]!;

    // Its images are known, and none has gone.
    private async Task<string> PreparedAsync()
    {
        var id = await StartAsync("us-east-1", EcrHarness.Account);
        await Cell.WriteAsync(tx => ReplicationBackfills.Advance(tx, id, _ecr.Context.Now));
        return id;
    }

    private async Task<JsonNode> BackfillAsync(string region = "us-east-1", string account = EcrHarness.Account)
    {
        var id = await StartAsync(region, account);
        await _ecr.Service.ReplicateAsync();
        return await DescribeAsync(id);
    }

    private Task<JsonNode> DescribeAsync(string id) => _ecr.CallAsync("DescribeReplicationBackfillResults", $"{{'replicationBackfillId':'{id}'}}");

    private async Task<string> PushIndexAsync(string child)
    {
        var index = $$"""{"schemaVersion":2,"mediaType":"{{EcrHarness.OciIndex}}","manifests":[{"mediaType":"{{EcrHarness.DockerManifest}}","size":100,"digest":"{{child}}"}]}""";
        (await _ecr.PutManifestAsync("app", "all", index, EcrHarness.OciIndex)).Dispose();
        return EcrHarness.DigestOf(index);
    }

    private async Task<string[]> StatusAsync(string tag) =>
        (await _ecr.CallAsync("DescribeImageReplicationStatus", $"{{'repositoryName':'app','imageId':{{'imageTag':'{tag}'}}}}"))["replicationStatuses"].Each("status");

    private async Task<List<(string Digest, string Tag)>> ImagesAsync(CallContext call, string repository) =>
        [.. (await _ecr.CallAsync("ListImages", $"{{'repositoryName':'{repository}'}}", call))["imageIds"]!.AsArray()
            .Select(id => ((string)id!["imageDigest"]!, (string?)id["imageTag"] ?? ""))];
}
