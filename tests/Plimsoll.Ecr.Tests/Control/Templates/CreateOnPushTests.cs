using System.Net;
using System.Text.Json.Nodes;
using Plimsoll.Ecr.Tests.Support;

namespace Plimsoll.Ecr.Tests.Control.Templates;

public sealed class CreateOnPushTests : IAsyncLifetime
{
    private const string Policy = """{"Statement":{"Effect":"Allow","Principal":{"AWS":"999999999999"},"Action":"ecr:BatchGetImage"}}""";
    private const string Lifecycle =
        """{"rules":[{"rulePriority":1,"selection":{"tagStatus":"any","countType":"imageCountMoreThan","countNumber":3},"action":{"type":"expire"}}]}""";

    private EcrHarness _ecr = null!;

    public async ValueTask InitializeAsync() => _ecr = await EcrHarness.StartAsync();

    public ValueTask DisposeAsync() => _ecr.DisposeAsync();

    [Fact]
    public async Task A_push_makes_its_repository_with_all_that_the_template_says()
    {
        await _ecr.CallAsync("CreateRepositoryCreationTemplate", new JsonObject
        {
            ["prefix"] = "team",
            ["imageTagMutability"] = "IMMUTABLE",
            ["resourceTags"] = new JsonArray(new JsonObject { ["Key"] = "team", ["Value"] = "red" }),
            ["repositoryPolicy"] = Policy,
            ["lifecyclePolicy"] = Lifecycle,
            ["appliedFor"] = new JsonArray("CREATE_ON_PUSH"),
        });

        await _ecr.PushImageAsync("team/app", 1, "v1");

        var repository = (await _ecr.CallAsync("DescribeRepositories", "{'repositoryNames':['team/app']}"))["repositories"]![0]!;
        Assert.Equal("IMMUTABLE", (string?)repository["imageTagMutability"]);
        Assert.Equal("red", (string?)(await _ecr.CallAsync("ListTagsForResource", $"{{'resourceArn':'{repository["repositoryArn"]}'}}"))["tags"]![0]!["Value"]);
        Assert.Equal(Policy, (string?)(await _ecr.CallAsync("GetRepositoryPolicy", "{'repositoryName':'team/app'}"))["policyText"]);
        Assert.Equal(Lifecycle, (string?)(await _ecr.CallAsync("GetLifecyclePolicy", "{'repositoryName':'team/app'}"))["lifecyclePolicyText"]);
    }

    [Fact]
    public async Task Without_a_template_for_it_a_push_finds_no_repository()
    {
        await TemplateAsync("team", "REPLICATION");

        using var other = await BeginAsync("team/app");
        await TemplateAsync("team/sub", "CREATE_ON_PUSH");
        using var beside = await BeginAsync("team/subway");

        const string Unknown = "404 NAME_UNKNOWN: The repository with name '{0}' does not exist in the registry with id '123456789012'";
        Assert.Equal(Unknown.Replace("{0}", "team/app", StringComparison.Ordinal), await other.ErrorAsync());
        Assert.Equal(Unknown.Replace("{0}", "team/subway", StringComparison.Ordinal), await beside.ErrorAsync());
    }

    [Fact]
    public async Task The_longest_prefix_for_the_purpose_counts_and_ROOT_is_for_the_rest()
    {
        await TemplateAsync("ROOT", "CREATE_ON_PUSH");
        await TemplateAsync("a/b", "CREATE_ON_PUSH", "IMMUTABLE");
        await TemplateAsync("a", "CREATE_ON_PUSH");
        await TemplateAsync("a/b/c", "PULL_THROUGH_CACHE");

        await _ecr.PushImageAsync("a/b/c/d", 1, "v1");
        await _ecr.PushImageAsync("a/x", 1, "v1");
        await _ecr.PushImageAsync("rest", 1, "v1");

        Assert.Equal(["IMMUTABLE", "MUTABLE", "MUTABLE"], (await _ecr.CallAsync("DescribeRepositories"))["repositories"].Each("imageTagMutability"));
    }

    [Fact]
    public async Task Who_may_push_and_not_create_makes_nothing()
    {
        await TemplateAsync("ROOT", "CREATE_ON_PUSH");
        _ecr.Authorizer.Denied.Add("ecr:CreateRepository");

        using var refused = await BeginAsync("app");

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Empty((await _ecr.CallAsync("DescribeRepositories"))["repositories"]!.AsArray());
    }

    [Fact]
    public async Task A_push_through_the_API_makes_its_repository_too()
    {
        await TemplateAsync("ROOT", "CREATE_ON_PUSH");

        await _ecr.CallAsync("InitiateLayerUpload", "{'repositoryName':'app'}");

        Assert.Equal(["app"], (await _ecr.CallAsync("DescribeRepositories"))["repositories"].Each("repositoryName"));
    }

    [Fact]
    public async Task A_repository_that_a_push_would_make_has_no_referrers_and_is_not_made_by_asking()
    {
        await TemplateAsync("team", "CREATE_ON_PUSH");
        var digest = $"sha256:{new string('a', 64)}";

        using var under = await _ecr.Registry.GetAsync($"/v2/team/app/referrers/{digest}");
        using var beside = await _ecr.Registry.GetAsync($"/v2/other/app/referrers/{digest}");

        Assert.Equal(HttpStatusCode.OK, under.StatusCode);
        Assert.Empty(JsonNode.Parse(await under.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["manifests"]!.AsArray());
        Assert.Equal(HttpStatusCode.NotFound, beside.StatusCode);
        Assert.Empty((await _ecr.CallAsync("DescribeRepositories"))["repositories"]!.AsArray());
    }

    private Task<JsonNode> TemplateAsync(string prefix, string purpose, string mutability = "MUTABLE") => _ecr.CallAsync(
        "CreateRepositoryCreationTemplate", $"{{'prefix':'{prefix}','imageTagMutability':'{mutability}','appliedFor':['{purpose}']}}");

    private Task<HttpResponseMessage> BeginAsync(string repository) => _ecr.Registry.PostAsync($"/v2/{repository}/blobs/uploads/", null);
}
