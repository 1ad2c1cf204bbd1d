using System.Text.Json.Nodes;
using Plimsoll.Ecr.Tests.Support;

namespace Plimsoll.Ecr.Tests.Api.Lifecycle;

public sealed class LifecyclePreviewApiTests : IAsyncLifetime
{
    private const string KeepOne =
        """{"rules":[{"rulePriority":7,"description":"one is enough","selection":{"tagStatus":"any","countType":"imageCountMoreThan","countNumber":1},"action":{"type":"expire"}}]}""";

    private EcrHarness _ecr = null!;

    public async ValueTask InitializeAsync()
    {
        _ecr = await EcrHarness.StartAsync();
        await _ecr.MakeAsync("app");
    }

    public ValueTask DisposeAsync() => _ecr.DisposeAsync();

    [Fact]
    public async Task A_preview_shows_what_would_expire_and_nothing_does()
    {
        var (first, second, _) = await PushThreeAsync();

        Assert.Equal("IN_PROGRESS", (string?)(await StartAsync(KeepOne))["status"]);
        var preview = await FinishedAsync();

        Assert.Equal("COMPLETE", (string?)preview["status"]);
        Assert.Equal(KeepOne, (string?)preview["lifecyclePolicyText"]);
        Assert.Equal([second, first], preview["previewResults"].Each("imageDigest"));
        Assert.Equal(["7", "7"], preview["previewResults"].Each("appliedRulePriority"));
        Assert.Equal("EXPIRE", (string?)preview["previewResults"]![0]!["action"]!["type"]);
        Assert.Equal(2, (int)preview["summary"]!["expiringImageTotalCount"]!);
        Assert.Equal(3, (await _ecr.CallAsync("DescribeImages", "{'repositoryName':'app'}"))["imageDetails"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_preview_tells_what_would_go_into_the_archive_and_what_out_of_it()
    {
        var (first, second, third) = await PushThreeAsync();
        await _ecr.CallAsync("UpdateImageStorageClass", $"{{'repositoryName':'app','imageId':{{'imageDigest':'{first}'}},'targetStorageClass':'ARCHIVE'}}");
        _ecr.Time.Advance(TimeSpan.FromDays(100));
        await StartAsync("""
            {"rules":[{"rulePriority":1,"selection":{"tagStatus":"any","countType":"sinceImagePulled","countUnit":"days","countNumber":9},"action":{"type":"transition","targetStorageClass":"archive"}},
            {"rulePriority":2,"selection":{"tagStatus":"any","storageClass":"archive","countType":"sinceImageTransitioned","countUnit":"days","countNumber":90},"action":{"type":"expire"}}]}
            """);

        var preview = await FinishedAsync();

        Assert.Equal([third, second, first], preview["previewResults"].Each("imageDigest"));
        Assert.Equal(["STANDARD", "STANDARD", "ARCHIVE"], preview["previewResults"].Each("storageClass"));
        Assert.Equal(
            ["""{"type":"TRANSITION","targetStorageClass":"ARCHIVE"}""", """{"type":"TRANSITION","targetStorageClass":"ARCHIVE"}""", """{"type":"EXPIRE"}"""],
            preview["previewResults"].Each("action").Select(action => JsonNode.Parse(action)!.ToJsonString()));
        Assert.Equal(
            """{"expiringImageTotalCount":1,"transitioningImageTotalCounts":[{"targetStorageClass":"ARCHIVE","imageTotalCount":2}]}""",
            preview["summary"]!.ToJsonString());
    }

    [Fact]
    public async Task Without_a_text_the_policy_of_the_repository_is_previewed()
    {
        Assert.Equal(
            "LifecyclePolicyNotFoundException: Lifecycle policy does not exist for the repository with name 'app' in the registry with id '123456789012'",
            await _ecr.RefusalAsync("StartLifecyclePolicyPreview", "{'repositoryName':'app'}"));
        await _ecr.CallAsync("PutLifecyclePolicy", Input(KeepOne));

        Assert.Equal(KeepOne, (string?)(await StartAsync(null))["lifecyclePolicyText"]);
    }

    [Fact]
    public async Task A_preview_finds_what_the_expiry_then_does()
    {
        var (first, second, _) = await PushThreeAsync();
        await _ecr.CallAsync("PutLifecyclePolicy", Input(KeepOne));
        await StartAsync(null);
        var promised = (await FinishedAsync())["previewResults"].Each("imageDigest");

        Assert.Equal(2, await _ecr.Service.ExpireAsync());

        Assert.Equal([second, first], promised);
        Assert.DoesNotContain((await _ecr.CallAsync("DescribeImages", "{'repositoryName':'app'}"))["imageDetails"].Each("imageDigest"), promised.Contains);
    }

    [Fact]
    public async Task A_preview_that_nobody_asked_for_is_not_found() => Assert.Equal(
        "LifecyclePolicyPreviewNotFoundException: Lifecycle policy preview does not exist for the repository with name 'app' in the registry with id '123456789012'",
        await _ecr.RefusalAsync("GetLifecyclePolicyPreview", "{'repositoryName':'app'}"));

    [Fact]
    public async Task A_repository_made_anew_has_no_preview()
    {
        await StartAsync(KeepOne);
        await FinishedAsync();
        await _ecr.CallAsync("DeleteRepository", "{'repositoryName':'app','force':true}");
        _ecr.Time.Advance(TimeSpan.FromSeconds(1));
        await _ecr.MakeAsync("app");

        Assert.StartsWith("LifecyclePolicyPreviewNotFound", await _ecr.RefusalAsync("GetLifecyclePolicyPreview", "{'repositoryName':'app'}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_come_in_pages_and_only_those_asked_for()
    {
        var (first, second, _) = await PushThreeAsync();
        await StartAsync(KeepOne);
        await FinishedAsync();

        var page = await GetAsync("'maxResults':1");
        var rest = await GetAsync($"'maxResults':1,'nextToken':'{page["nextToken"]}'");

        Assert.Equal([second], page["previewResults"].Each("imageDigest"));
        Assert.Equal([first], rest["previewResults"].Each("imageDigest"));
        Assert.Null(rest["nextToken"]);
        Assert.Equal([first], (await GetAsync("'filter':{'tagStatus':'TAGGED'}"))["previewResults"].Each("imageDigest"));
        Assert.Equal([second], (await GetAsync("'filter':{'tagStatus':'UNTAGGED'}"))["previewResults"].Each("imageDigest"));
        Assert.Equal([first], (await GetAsync("'imageIds':[{'imageTag':'v1'}]"))["previewResults"].Each("imageDigest"));
        Assert.Equal([second], (await GetAsync($"'imageIds':[{{'imageDigest':'{second}'}}]"))["previewResults"].Each("imageDigest"));
    }

    [Fact]
    public async Task A_page_goes_on_in_the_preview_that_it_began_with()
    {
        await PushThreeAsync();
        await StartAsync(KeepOne);
        await FinishedAsync();
        var page = await GetAsync("'maxResults':1");
        await StartAsync(KeepOne);
        await FinishedAsync();

        Assert.Contains(
            "is not a token of this request",
            await _ecr.RefusalAsync("GetLifecyclePolicyPreview", $"{{'repositoryName':'app','maxResults':1,'nextToken':'{page["nextToken"]}'}}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_is_good_for_a_day()
    {
        await PushThreeAsync();
        await StartAsync(KeepOne);
        await FinishedAsync();

        _ecr.Time.Advance(TimeSpan.FromHours(24));

        var old = await GetAsync("'maxResults':9");
        Assert.Equal("EXPIRED", (string?)old["status"]);
        Assert.Empty(old["previewResults"]!.AsArray());
    }

    private async Task<(string First, string Second, string Third)> PushThreeAsync()
    {
        var first = await _ecr.PushImageAsync("app", 1, "v1");
        _ecr.Time.Advance(TimeSpan.FromMinutes(1));
        var second = await _ecr.PushImageAsync("app", 2, null);
        _ecr.Time.Advance(TimeSpan.FromMinutes(1));
        return (first, second, await _ecr.PushImageAsync("app", 3, "v3"));
    }

    private Task<JsonNode> StartAsync(string? text) => _ecr.CallAsync("StartLifecyclePolicyPreview", Input(text));

    private static JsonObject Input(string? text) => new() { ["repositoryName"] = "app", ["lifecyclePolicyText"] = text };

    private Task<JsonNode> GetAsync(string more) => _ecr.CallAsync("GetLifecyclePolicyPreview", $"{{'repositoryName':'app',{more}}}");

    private Task<JsonNode> FinishedAsync() => Eventually.Async(
        () => _ecr.CallAsync("GetLifecyclePolicyPreview", "{'repositoryName':'app'}"), preview => (string?)preview["status"] != "IN_PROGRESS");
}
