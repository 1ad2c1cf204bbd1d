using Plimsoll.Ecr.Tests.Support;

namespace Plimsoll.Ecr.Tests.Api.PullThrough;

public sealed class PullThroughApiTests : IAsyncLifetime
{
    private EcrHarness _ecr = null!;

    public async ValueTask InitializeAsync() => _ecr = await EcrHarness.StartAsync();

    public ValueTask DisposeAsync() => _ecr.DisposeAsync();

    [Fact]
    public async Task A_rule_is_described_as_it_was_created()
    {
        var created = await CreateAsync("quay/", "quay.io");
        var rules = (await _ecr.CallAsync("DescribePullThroughCacheRules"))["pullThroughCacheRules"]!;

        Assert.Equal(("quay", "quay"), ((string)created["ecrRepositoryPrefix"]!, (string)created["upstreamRegistry"]!));
        Assert.Equal(["quay.io"], rules.Each("upstreamRegistryUrl"));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData(",'upstreamRepositoryPrefix':'ROOT'", "ROOT")]
    [InlineData(",'upstreamRepositoryPrefix':'library'", "library")]
    public async Task The_prefix_upstream_is_answered_where_one_was_given(string given, string? answered)
    {
        var created = await _ecr.CallAsync("CreatePullThroughCacheRule", $"{{'ecrRepositoryPrefix':'quay','upstreamRegistryUrl':'quay.io'{given}}}");
        var described = (await _ecr.CallAsync("DescribePullThroughCacheRules"))["pullThroughCacheRules"]![0]!;
        var deleted = await _ecr.CallAsync("DeletePullThroughCacheRule", "{'ecrRepositoryPrefix':'quay'}");

        Assert.Equal([answered, answered, answered], new[] { created, described, deleted }.Select(one => (string?)one["upstreamRepositoryPrefix"]));
    }

    [Fact]
    public async Task Rules_are_listed_page_by_page_or_by_name()
    {
        await CreateAsync("b0", "quay.io");
        await CreateAsync("a0", "ghcr.io");

        var first = await _ecr.CallAsync("DescribePullThroughCacheRules", "{'maxResults':1}");
        var second = await _ecr.CallAsync("DescribePullThroughCacheRules", $"{{'maxResults':1,'nextToken':'{first["nextToken"]}'}}");
        var named = await _ecr.CallAsync("DescribePullThroughCacheRules", "{'ecrRepositoryPrefixes':['b0']}");

        Assert.Equal(["a0"], first["pullThroughCacheRules"].Each("ecrRepositoryPrefix"));
        Assert.Equal(["b0"], second["pullThroughCacheRules"].Each("ecrRepositoryPrefix"));
        Assert.Null(second["nextToken"]);
        Assert.Equal(["b0"], named["pullThroughCacheRules"].Each("ecrRepositoryPrefix"));
    }

    [Fact]
    public async Task A_prefix_is_taken_once()
    {
        await CreateAsync("quay", "quay.io");

        Assert.StartsWith(
            "PullThroughCacheRuleAlreadyExistsException", await RefusalAsync("quay", "ghcr.io"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://quay.io", "")]
    [InlineData("ghcr.io", ",'upstreamRegistry':'quay'")]
    public async Task An_address_that_is_none_or_another_registry_s_is_refused(string url, string more) =>
        Assert.StartsWith("UnsupportedUpstreamRegistryException", await RefusalAsync("some", url, more), StringComparison.Ordinal);

    [Fact]
    public async Task A_secret_that_is_not_there_is_refused() => Assert.StartsWith(
        "SecretNotFoundException: The ARN of the secret specified in the pull through cache rule was not found.",
        await RefusalAsync("hub", "registry-1.docker.io", ",'credentialArn':'arn:aws:secretsmanager:eu-west-1:123456789012:secret:ecr-pullthroughcache/hub-AbCdEf'"),
        StringComparison.Ordinal);

    [Fact]
    public async Task A_registry_has_at_most_fifty_rules()
    {
        for (var i = 0; i < 50; i++)
        {
            await CreateAsync($"rule{i}", "quay.io");
        }

        Assert.StartsWith("LimitExceededException", await RefusalAsync("more", "quay.io"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_that_was_deleted_is_not_found()
    {
        await CreateAsync("quay", "quay.io");

        await _ecr.CallAsync("DeletePullThroughCacheRule", "{'ecrRepositoryPrefix':'quay'}");

        foreach (var operation in new[] { "DeletePullThroughCacheRule", "UpdatePullThroughCacheRule", "ValidatePullThroughCacheRule" })
        {
            Assert.StartsWith(
                "PullThroughCacheRuleNotFoundException", await _ecr.RefusalAsync(operation, "{'ecrRepositoryPrefix':'quay'}"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Validation_says_whether_the_registry_answers()
    {
        await using var upstream = await FakeUpstream.StartAsync();
        await using var ecr = await EcrHarness.StartAsync(upstreams: new UpstreamOptions { Insecure = [upstream.Host] });
        await ecr.CallAsync("CreatePullThroughCacheRule", $"{{'ecrRepositoryPrefix':'up','upstreamRegistryUrl':'{upstream.Host}'}}");

        var valid = await ecr.CallAsync("ValidatePullThroughCacheRule", "{'ecrRepositoryPrefix':'up'}");
        upstream.Status = 500;
        var invalid = await ecr.CallAsync("ValidatePullThroughCacheRule", "{'ecrRepositoryPrefix':'up'}");

        Assert.True((bool)valid["isValid"]!);
        Assert.False((bool)invalid["isValid"]!);
        Assert.Equal($"{upstream.Host} answered with status 500", (string)invalid["failure"]!);
    }

    private Task<System.Text.Json.Nodes.JsonNode> CreateAsync(string prefix, string url) =>
        _ecr.CallAsync("CreatePullThroughCacheRule", $"{{'ecrRepositoryPrefix':'{prefix}','upstreamRegistryUrl':'{url}'}}");

    private Task<string> RefusalAsync(string prefix, string url, string more = "") =>
        _ecr.RefusalAsync("CreatePullThroughCacheRule", $"{{'ecrRepositoryPrefix':'{prefix}','upstreamRegistryUrl':'{url}'{more}}}");
}
