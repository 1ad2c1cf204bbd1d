using System.Text.Json.Nodes;
using Plimsoll.Ecr.Tests.Support;

namespace Plimsoll.Ecr.Tests.Api.Replication;

public sealed class ReplicationApiTests : IAsyncLifetime
{
    private EcrHarness _ecr = null!;

    public async ValueTask InitializeAsync() => _ecr = await EcrHarness.StartAsync();

    public ValueTask DisposeAsync() => _ecr.DisposeAsync();

    [Fact]
    public async Task A_registry_replicates_nowhere_at_first()
    {
        var registry = await _ecr.CallAsync("DescribeRegistry");

        Assert.Equal(EcrHarness.Account, (string)registry["registryId"]!);
        Assert.Empty(registry["replicationConfiguration"]!["rules"]!.AsArray());
    }

    [Fact]
    public async Task The_configuration_is_described_as_it_was_put_and_replaced_by_the_next()
    {
        await PutAsync("{'destinations':[{'region':'us-east-1','registryId':'123456789012'}],'repositoryFilters':[{'filter':'prod/','filterType':'PREFIX_MATCH'}]}");
        var first = await _ecr.CallAsync("DescribeRegistry");
        await PutAsync("");
        var second = await _ecr.CallAsync("DescribeRegistry");

        Assert.Equal("prod/", (string)first["replicationConfiguration"]!["rules"]![0]!["repositoryFilters"]![0]!["filter"]!);
        Assert.Empty(second["replicationConfiguration"]!["rules"]!.AsArray());
    }

    [Fact]
    public async Task Only_repositories_that_a_filter_selects_go()
    {
        await _ecr.MakeAsync("prod/app");
        await _ecr.MakeAsync("test/app");
        await PutAsync("{'destinations':[{'region':'us-east-1','registryId':'123456789012'}],'repositoryFilters':[{'filter':'prod/','filterType':'PREFIX_MATCH'},{'filter':'stage','filterType':'PREFIX_MATCH'}]}");

        await _ecr.PushImageAsync("prod/app", 1, "v1");
        await _ecr.PushImageAsync("test/app", 1, "v1");

        Assert.Equal(["us-east-1"], await RegionsAsync("prod/app"));
        Assert.Empty(await RegionsAsync("test/app"));
    }

    [Fact]
    public async Task A_destination_that_several_rules_name_is_one()
    {
        await _ecr.MakeAsync("app");
        await PutAsync("{'destinations':[{'region':'us-east-1','registryId':'123456789012'}]},{'destinations':[{'region':'us-east-1','registryId':'123456789012'},{'region':'us-west-2','registryId':'123456789012'}]}");

        await _ecr.PushImageAsync("app", 1, "v1");

        Assert.Equal(["us-east-1", "us-west-2"], await RegionsAsync("app"));
    }

    [Fact]
    public async Task A_registry_does_not_replicate_to_itself() => Assert.StartsWith(
        "InvalidParameterException: Invalid parameter at 'replicationConfiguration.rules.destinations'",
        await RefusalAsync("{'destinations':[{'region':'eu-west-1','registryId':'123456789012'}]}"), StringComparison.Ordinal);

    [Fact]
    public async Task There_are_at_most_25_destinations()
    {
        string Destinations(int count) => string.Join(',', Enumerable.Range(0, count).Select(i => $"{{'region':'us-east-1','registryId':'{i:D12}'}}"));
        await PutAsync($"{{'destinations':[{Destinations(25)}]}}");

        Assert.StartsWith("InvalidParameterException", await RefusalAsync($"{{'destinations':[{Destinations(26)}]}}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task There_are_at_most_ten_rules()
    {
        var rules = string.Join(',', Enumerable.Repeat("{'destinations':[]}", 11));

        Assert.StartsWith("InvalidParameterException", await RefusalAsync(rules), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_status_of_an_image_that_is_not_there_is_refused()
    {
        await _ecr.MakeAsync("app");

        Assert.Equal(
            "ImageNotFoundException: The image with imageId {imageDigest:'null', imageTag:'v1'} does not exist within the repository with name 'app' in the registry with id '123456789012'",
            await _ecr.RefusalAsync("DescribeImageReplicationStatus", "{'repositoryName':'app','imageId':{'imageTag':'v1'}}"));
    }

    private Task<JsonNode> PutAsync(string rules) => _ecr.CallAsync("PutReplicationConfiguration", $"{{'replicationConfiguration':{{'rules':[{rules}]}}}}");

    private Task<string> RefusalAsync(string rules) => _ecr.RefusalAsync("PutReplicationConfiguration", $"{{'replicationConfiguration':{{'rules':[{rules}]}}}}");

    private async Task<string[]> RegionsAsync(string repository) =>
        (await _ecr.CallAsync("DescribeImageReplicationStatus", $"{{'repositoryName':'{repository}','imageId':{{'imageTag':'v1'}}}}"))["replicationStatuses"].Each("region");
}
