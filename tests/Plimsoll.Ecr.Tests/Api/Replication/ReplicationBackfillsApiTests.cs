using System.Text.Json.Nodes;
using Plimsoll.Ecr.Control.Replication;
using Plimsoll.Ecr.Model;
using Plimsoll.Ecr.Naming;
using Plimsoll.Ecr.Tests.Support;

namespace Plimsoll.Ecr.Tests.Api.Replication;

public sealed class ReplicationBackfillsApiTests : IAsyncLifetime
{
    private const string Unknown = "00000000-0000-0000-0000-00000000000a";
    private EcrHarness _ecr = null!;

    public async ValueTask InitializeAsync() => _ecr = await EcrHarness.StartAsync();

    public ValueTask DisposeAsync() => _ecr.DisposeAsync();

    [Fact]
    public async Task A_backfill_begins_by_looking_for_its_images()
    {
        await ToAsync("us-east-1");

        var begun = await StartAsync("us-east-1");

        Assert.Equal("PREPARING", (string)begun["status"]!);
        Assert.Null((await DescribeAsync(IdOf(begun)))["progress"]);
    }

    [Fact]
    public async Task A_destination_that_is_not_configured_is_refused()
    {
        await ToAsync("us-west-2");

        Assert.Equal(
            "InvalidParameterException: Invalid parameter at 'destination' failed to satisfy constraint: 'must be a destination of the replication configuration of the registry'",
            await RefusalAsync("us-east-1"));
    }

    [Fact]
    public async Task A_region_has_one_active_backfill_whatever_the_account()
    {
        await PutAsync("{'region':'us-east-1','registryId':'123456789012'},{'region':'us-east-1','registryId':'999999999999'}");
        await StartAsync("us-east-1", "999999999999");

        Assert.Equal(
            "ReplicationBackfillInProgressException: A replication backfill is already in progress for the destination region 'us-east-1' in the registry with id '123456789012'",
            await RefusalAsync("us-east-1"));
    }

    [Fact]
    public async Task The_next_may_begin_when_one_has_ended()
    {
        await ToAsync("us-east-1");
        await StartAsync("us-east-1");
        await _ecr.Service.ReplicateAsync();

        Assert.Equal("PREPARING", (string)(await StartAsync("us-east-1"))["status"]!);
    }

    [Fact]
    public async Task At_most_ten_are_active()
    {
        var regions = Enumerable.Range(0, 11).Select(i => $"xx-test-{i}").ToArray();
        await ToAsync(regions);
        foreach (var region in regions.SkipLast(1))
        {
            await StartAsync(region);
        }

        Assert.Equal("LimitExceededException: A registry can have at most 10 replication backfills in progress", await RefusalAsync(regions[^1]));
    }

    [Theory]
    [InlineData("StopReplicationBackfill")]
    [InlineData("DescribeReplicationBackfillResults")]
    public async Task An_unknown_id_is_refused(string operation) => Assert.Equal(
        $"ReplicationBackfillNotFoundException: The replication backfill with id '{Unknown}' does not exist in the registry with id '123456789012'",
        await _ecr.RefusalAsync(operation, $"{{'replicationBackfillId':'{Unknown}'}}"));

    [Theory]
    [InlineData("StopReplicationBackfill")]
    [InlineData("DescribeReplicationBackfillResults")]
    public async Task An_id_is_a_UUID(string operation) => Assert.StartsWith(
        "InvalidParameterException: Invalid parameter at 'replicationBackfillId'",
        await _ecr.RefusalAsync(operation, "{'replicationBackfillId':'mine'}"), StringComparison.Ordinal);

    [Fact]
    public async Task An_id_may_be_written_in_large_letters()
    {
        await ToAsync("us-east-1");
        var id = IdOf(await StartAsync("us-east-1"));

        Assert.Equal(id, (string)(await DescribeAsync(id.ToUpperInvariant()))["replicationBackfillId"]!);
    }

    [Fact]
    public async Task One_that_prepares_is_stopped_at_once()
    {
        await ToAsync("us-east-1");
        var id = IdOf(await StartAsync("us-east-1"));

        var stopped = await StopAsync(id);

        Assert.Equal("STOPPED", (string)stopped["status"]!);
        Assert.NotNull((await DescribeAsync(id))["endedAt"]);
    }

    [Fact]
    public async Task One_that_copies_stops_after_the_image_that_is_on_its_way()
    {
        var id = await CopyingAsync();

        Assert.Equal("STOPPING", (string)(await StopAsync(id))["status"]!);
    }

    [Fact]
    public async Task An_answer_to_a_stop_has_the_members_of_AWS_s()
    {
        await ToAsync("us-east-1");

        Assert.Equal(
            ["destination", "registryId", "replicationBackfillId", "startedAt", "status"],
            (await StopAsync(IdOf(await StartAsync("us-east-1")))).AsObject().Select(member => member.Key).Order());
    }

    [Fact]
    public async Task One_that_has_ended_has_an_end_a_progress_and_results()
    {
        await ToAsync("us-east-1");
        var id = IdOf(await StartAsync("us-east-1"));
        await _ecr.Service.ReplicateAsync();

        Assert.Equal(
            ["destination", "endedAt", "progress", "registryId", "replicationBackfillId", "results", "startedAt", "status"],
            (await DescribeAsync(id)).AsObject().Select(member => member.Key).Order());
    }

    [Fact]
    public async Task One_that_is_stopping_cannot_be_stopped()
    {
        var id = await CopyingAsync();
        await StopAsync(id);

        Assert.Equal(
            $"ReplicationBackfillInvalidStatusException: The replication backfill with id '{id}' cannot be stopped: its status is 'STOPPING'",
            await _ecr.RefusalAsync("StopReplicationBackfill", $"{{'replicationBackfillId':'{id}'}}"));
    }

    [Fact]
    public async Task One_that_has_ended_cannot_be_stopped()
    {
        await ToAsync("us-east-1");
        var id = IdOf(await StartAsync("us-east-1"));
        await _ecr.Service.ReplicateAsync();

        Assert.StartsWith(
            "ReplicationBackfillInvalidStatusException",
            await _ecr.RefusalAsync("StopReplicationBackfill", $"{{'replicationBackfillId':'{id}'}}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_are_told_when_it_has_ended()
    {
        var id = await CopyingAsync();
        var cell = _ecr.Context.Cell(new RegistryScope(EcrHarness.Account, EcrHarness.Region));
        await cell.WriteAsync(tx => ReplicationBackfills.Finish(tx, ReplicationBackfills.Next(tx, id)!, null, _ecr.Context.Now));
        var before = await DescribeAsync(id);
        await _ecr.Service.ReplicateAsync();

        Assert.Equal(1, (int)before["progress"]!["completedReplicationCount"]!);
        Assert.Empty(before["results"]!.AsArray());
        Assert.Equal(3, (await DescribeAsync(id))["results"]!.AsArray().Count);
    }

    [Fact]
    public async Task Results_come_in_pages()
    {
        var id = await CopyingAsync();
        await _ecr.Service.ReplicateAsync();
        var first = await DescribeAsync(id, ",'maxResults':2");
        var second = await DescribeAsync(id, $",'maxResults':2,'nextToken':'{first["nextToken"]}'");

        Assert.Equal(["v0", "v1", "v2"], first["results"]!.AsArray().Concat(second["results"]!.AsArray()).Select(one => (string)one!["imageId"]!["imageTag"]!));
        Assert.Null(second["nextToken"]);
    }

    [Fact]
    public async Task Results_can_be_those_of_one_status()
    {
        var id = await CopyingAsync();
        var cell = _ecr.Context.Cell(new RegistryScope(EcrHarness.Account, EcrHarness.Region));
        await cell.WriteAsync(tx => ReplicationBackfills.Finish(tx, ReplicationBackfills.Next(tx, id)!, "AccessDenied", _ecr.Context.Now));
        await _ecr.Service.ReplicateAsync();

        Assert.Single((await DescribeAsync(id, ",'resultStatusFilter':'FAILED'"))["results"]!.AsArray());
        Assert.Equal(2, (await DescribeAsync(id, ",'resultStatusFilter':'COMPLETE'"))["results"]!.AsArray().Count);
    }

    [Fact]
    public async Task The_newest_is_listed_first_and_25_at_once()
    {
        await ToAsync("us-east-1");
        var ids = new List<string>();
        for (var i = 0; i < 26; i++)
        {
            ids.Insert(0, IdOf(await StartAsync("us-east-1")));
            await StopAsync(ids[0]);
            _ecr.Time.Advance(TimeSpan.FromSeconds(1));
        }

        var first = await _ecr.CallAsync("ListReplicationBackfills");
        var second = await _ecr.CallAsync("ListReplicationBackfills", $"{{'nextToken':'{first["nextToken"]}'}}");

        Assert.Equal(ids.Take(25), first["backfills"].Each("replicationBackfillId"));
        Assert.Equal(ids.Skip(25), second["backfills"].Each("replicationBackfillId"));
    }

    [Fact]
    public async Task What_ended_90_days_ago_is_forgotten()
    {
        await ToAsync("us-east-1");
        var id = IdOf(await StartAsync("us-east-1"));
        await StopAsync(id);
        _ecr.Time.Advance(ReplicationBackfills.Lifetime - TimeSpan.FromMilliseconds(1));
        var before = (await _ecr.CallAsync("ListReplicationBackfills"))["backfills"]!.AsArray().Count;
        _ecr.Time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(1, before);
        Assert.Empty((await _ecr.CallAsync("ListReplicationBackfills"))["backfills"]!.AsArray());
        Assert.StartsWith(
            "ReplicationBackfillNotFoundException",
            await _ecr.RefusalAsync("DescribeReplicationBackfillResults", $"{{'replicationBackfillId':'{id}'}}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_forgotten_leaves_no_records_when_the_next_begins()
    {
        await CopyingAsync();
        await _ecr.Service.ReplicateAsync();
        _ecr.Time.Advance(ReplicationBackfills.Lifetime);

        await StartAsync("us-east-1");

        var cell = _ecr.Context.Cell(new RegistryScope(EcrHarness.Account, EcrHarness.Region));
        Assert.Equal((1, 0), cell.Peek(view => (view.Count(EcrTables.Backfills), view.Count(EcrTables.BackfillImages))));
    }

    [Fact]
    public async Task The_registry_of_another_account_is_refused() => Assert.StartsWith(
        "AccessDeniedException", await _ecr.RefusalAsync("ListReplicationBackfills", "{'registryId':'999999999999'}"), StringComparison.Ordinal);

    // Three replications are known, and none has gone.
    private async Task<string> CopyingAsync()
    {
        await _ecr.MakeAsync("app");
        for (var i = 0; i < 3; i++)
        {
            await _ecr.PushImageAsync("app", 1, $"v{i}");
        }

        await ToAsync("us-east-1");
        var id = IdOf(await StartAsync("us-east-1"));
        await _ecr.Context.Cell(new RegistryScope(EcrHarness.Account, EcrHarness.Region))
            .WriteAsync(tx => ReplicationBackfills.Advance(tx, id, _ecr.Context.Now));
        return id;
    }

    private Task<JsonNode> ToAsync(params string[] regions) => PutAsync(string.Join(',', regions.Select(region => $"{{'region':'{region}','registryId':'123456789012'}}")));

    private Task<JsonNode> PutAsync(string destinations) =>
        _ecr.CallAsync("PutReplicationConfiguration", $"{{'replicationConfiguration':{{'rules':[{{'destinations':[{destinations}]}}]}}}}");

    private Task<JsonNode> StartAsync(string region, string account = EcrHarness.Account) => _ecr.CallAsync("StartReplicationBackfill", To(region, account));

    private Task<string> RefusalAsync(string region) => _ecr.RefusalAsync("StartReplicationBackfill", To(region, EcrHarness.Account));

    private Task<JsonNode> StopAsync(string id) => _ecr.CallAsync("StopReplicationBackfill", $"{{'replicationBackfillId':'{id}'}}");

    private Task<JsonNode> DescribeAsync(string id, string more = "") =>
        _ecr.CallAsync("DescribeReplicationBackfillResults", $"{{'replicationBackfillId':'{id}'{more}}}");

    private static string To(string region, string account) => $"{{'destination':{{'region':'{region}','registryId':'{account}'}}}}";

    private static string IdOf(JsonNode backfill) => (string)backfill["replicationBackfillId"]!;
}
