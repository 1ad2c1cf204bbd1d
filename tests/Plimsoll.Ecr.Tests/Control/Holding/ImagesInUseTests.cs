using System.Text.Json.Nodes;
using Plimsoll.Ecr.Tests.Support;

namespace Plimsoll.Ecr.Tests.Control.Holding;

public sealed class ImagesInUseTests : IAsyncLifetime
{
    private const string Task = "arn:aws:ecs:eu-west-1:123456789012:task/default/1";
    private const string Definition = "arn:aws:ecs:eu-west-1:123456789012:task-definition/web:1";
    private EcrHarness _ecr = null!;

    public async ValueTask InitializeAsync()
    {
        _ecr = await EcrHarness.StartAsync();
        await _ecr.MakeAsync("app");
    }

    public ValueTask DisposeAsync() => _ecr.DisposeAsync();

    [Fact]
    public async Task An_image_that_a_task_got_is_not_deleted_by_tag_or_digest_and_says_what_holds_it()
    {
        var digest = await _ecr.PushImageAsync("app", 1, "v1");
        _ecr.Holders.Add(Task, "app", "v1", digest);

        var refused = await DeleteAsync($"{{'imageTag':'v1'}},{{'imageDigest':'{digest}'}}");

        Assert.Equal(["ImageInUse", "ImageInUse"], refused["failures"].Each("failureCode"));
        Assert.Contains($"in use by {Task}. Stop", (string?)refused["failures"]![0]!["failureReason"], StringComparison.Ordinal);
        Assert.Equal(["v1"], await TagsAsync());
    }

    [Fact]
    public async Task A_definition_holds_what_its_tag_says_at_the_moment()
    {
        var first = await _ecr.PushImageAsync("app", 1, "v1");
        _ecr.Holders.Add(Definition, "app", "v1");
        await _ecr.PushImageAsync("app", 2, "v1");

        Assert.Empty((await DeleteAsync($"{{'imageDigest':'{first}'}}"))["failures"]!.AsArray());
        Assert.Equal(["ImageInUse"], (await DeleteAsync("{'imageTag':'v1'}"))["failures"].Each("failureCode"));
    }

    [Fact]
    public async Task A_tag_that_something_counts_on_stays_though_the_image_has_others()
    {
        await _ecr.PushImageAsync("app", 1, "v1");
        await _ecr.PushImageAsync("app", 1, "v2");
        _ecr.Holders.Add(Definition, "app", "v1");

        var answer = await DeleteAsync("{'imageTag':'v1'},{'imageTag':'v2'}");

        Assert.Equal(["v2"], answer["imageIds"].Each("imageTag"));
        Assert.Equal(["v1"], await TagsAsync());
    }

    [Fact]
    public async Task What_is_used_from_another_region_is_held_too()
    {
        await _ecr.CallAsync("CreateRepository", "{'repositoryName':'there'}", _ecr.Call with { Region = "us-east-1" });
        await _ecr.PushImageAsync("app", 1, "v1");
        _ecr.Holders.Add(Task, "app", "v1", region: "us-east-1");

        Assert.Equal(["ImageInUse"], (await DeleteAsync("{'imageTag':'v1'}"))["failures"].Each("failureCode"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_deletes_of_the_registry_refuse_it_too(bool byTag)
    {
        await using var open = await EcrHarness.StartAsync(registryDeletes: true);
        await open.MakeAsync("app");
        var digest = await open.PushImageAsync("app", 1, "v1");
        open.Holders.Add(Definition, "app", "v1");

        using var answer = await open.Registry.DeleteAsync($"/v2/app/manifests/{(byTag ? "v1" : digest)}");

        Assert.Equal($"403 DENIED: The image is in use by {Definition}", await answer.ErrorAsync());
    }

    [Fact]
    public async Task Force_deletes_it_all_the_same()
    {
        await _ecr.PushImageAsync("app", 1, "v1");
        _ecr.Holders.Add(Task, "app", "v1");

        var forced = await _ecr.CallAsync("ForceDeleteImages", "{'repositoryName':'app','imageIds':[{'imageTag':'v1'}]}");

        Assert.Equal(["v1"], forced["imageIds"].Each("imageTag"));
        Assert.Empty(await TagsAsync());
    }

    [Fact]
    public async Task A_repository_deleted_with_force_goes_whatever_uses_it()
    {
        await _ecr.PushImageAsync("app", 1, "v1");
        _ecr.Holders.Add(Task, "app", "v1");

        await _ecr.CallAsync("DeleteRepository", "{'repositoryName':'app','force':true}");

        Assert.StartsWith("RepositoryNotFoundException", await _ecr.RefusalAsync("DescribeRepositories", "{'repositoryNames':['app']}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_image_that_lost_its_tag_outlives_its_policy_while_a_task_runs_from_it()
    {
        const string Untagged =
            """{"rules":[{"rulePriority":1,"selection":{"tagStatus":"untagged","countType":"sinceImagePushed","countUnit":"days","countNumber":1},"action":{"type":"expire"}}]}""";
        var held = await _ecr.PushImageAsync("app", 1, "v1");
        await _ecr.PushImageAsync("app", 2, "v1");
        await _ecr.PushImageAsync("app", 3, "v1");
        _ecr.Holders.Add(Task, "app", "v1", held);
        _ecr.Time.Advance(TimeSpan.FromDays(2));
        await _ecr.CallAsync("PutLifecyclePolicy", new JsonObject { ["repositoryName"] = "app", ["lifecyclePolicyText"] = Untagged });

        Assert.Equal(1, await _ecr.Service.ExpireAsync());

        Assert.Equal([held], (await _ecr.CallAsync("ListImages", "{'repositoryName':'app','filter':{'tagStatus':'UNTAGGED'}}"))["imageIds"].Each("imageDigest"));
    }

    [Fact]
    public async Task It_is_said_what_uses_each_image()
    {
        var digest = await _ecr.PushImageAsync("app", 1, "v1");
        await _ecr.PushImageAsync("app", 2, "v2");
        _ecr.Holders.Add(Definition, "app", "v1");
        _ecr.Holders.Add(Task, "app", "v1", digest);

        var use = await _ecr.CallAsync("DescribeImageUse", "{'repositoryName':'app'}");

        Assert.Equal($"[{{\"imageDigest\":\"{digest}\",\"usedBy\":[\"{Definition}\",\"{Task}\"]}}]", use["images"]!.ToJsonString());
    }

    private Task<JsonNode> DeleteAsync(string ids) => _ecr.CallAsync("BatchDeleteImage", $"{{'repositoryName':'app','imageIds':[{ids}]}}");

    private async Task<IEnumerable<string?>> TagsAsync() => (await _ecr.CallAsync("ListImages", "{'repositoryName':'app'}"))["imageIds"].Each("imageTag");
}
