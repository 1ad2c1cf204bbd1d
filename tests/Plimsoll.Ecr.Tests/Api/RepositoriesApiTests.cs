using Plimsoll.Ecr.Tests.Support;

namespace Plimsoll.Ecr.Tests.Api;

public sealed class RepositoriesApiTests : IAsyncLifetime
{
    private EcrHarness _ecr = null!;

    public async ValueTask InitializeAsync() => _ecr = await EcrHarness.StartAsync("127.0.0.1:4566");

    public ValueTask DisposeAsync() => _ecr.DisposeAsync();

    [Fact]
    public async Task Creation_answers_every_member_that_AWS_fills()
    {
        var repository = (await _ecr.CallAsync("CreateRepository", "{'repositoryName':'team/app'}"))["repository"]!;

        Assert.Equal(
            """
            {"repositoryArn":"arn:aws:ecr:eu-west-1:123456789012:repository/team/app","registryId":"123456789012","repositoryName":"team/app","repositoryUri":"127.0.0.1:4566/team/app","createdAt":1772366400,"imageTagMutability":"MUTABLE","imageScanningConfiguration":{"scanOnPush":false},"encryptionConfiguration":{"encryptionType":"AES256"}}
            """.Trim(),
            repository.ToJsonString());
    }

    [Fact]
    public async Task A_name_is_taken_once()
    {
        await _ecr.MakeAsync("app");

        Assert.Equal(
            "RepositoryAlreadyExistsException: The repository with name 'app' already exists in the registry with id '123456789012'",
            await _ecr.RefusalAsync("CreateRepository", "{'repositoryName':'app'}"));
    }

    [Theory]
    [InlineData("A")]
    [InlineData("Upper/case")]
    [InlineData("a//b")]
    [InlineData("../etc")]
    public async Task A_name_with_other_characters_is_refused(string name) => Assert.StartsWith(
        "InvalidParameterException: Invalid parameter at 'repositoryName' failed to satisfy constraint: '",
        await _ecr.RefusalAsync("CreateRepository", $"{{'repositoryName':'{name}'}}"));

    [Fact]
    public async Task An_unknown_name_fails_the_whole_description()
    {
        await _ecr.MakeAsync("app");

        Assert.Equal(
            "RepositoryNotFoundException: The repository with name 'other' does not exist in the registry with id '123456789012'",
            await _ecr.RefusalAsync("DescribeRepositories", "{'repositoryNames':['app','other']}"));
    }

    [Fact]
    public async Task Descriptions_come_in_pages()
    {
        foreach (var name in new[] { "cc", "aa", "bb" })
        {
            await _ecr.MakeAsync(name);
        }

        var first = await _ecr.CallAsync("DescribeRepositories", "{'maxResults':2}");
        var second = await _ecr.CallAsync("DescribeRepositories", $"{{'maxResults':2,'nextToken':'{first["nextToken"]}'}}");

        Assert.Equal(["aa", "bb"], first["repositories"].Each("repositoryName"));
        Assert.Equal(["cc"], second["repositories"].Each("repositoryName"));
        Assert.Null(second["nextToken"]);
    }

    [Fact]
    public async Task A_repository_with_images_is_deleted_only_by_force()
    {
        await _ecr.MakeAsync("app");
        await _ecr.PushImageAsync("app", 1, "v1");

        Assert.Equal(
            "RepositoryNotEmptyException: The repository with name 'app' in registry with id '123456789012' cannot be deleted because it still contains images",
            await _ecr.RefusalAsync("DeleteRepository", "{'repositoryName':'app'}"));
        await _ecr.CallAsync("DeleteRepository", "{'repositoryName':'app','force':true}");

        await _ecr.MakeAsync("app");
        Assert.Empty((await _ecr.CallAsync("ListImages", "{'repositoryName':'app'}"))["imageIds"]!.AsArray());
    }

    [Fact]
    public async Task The_registry_of_another_account_is_refused() => Assert.Equal(
        "AccessDeniedException: User: arn:aws:iam::123456789012:user/ada is not authorized to use the registry with id '999999999999' because no resource-based policy allows it",
        await _ecr.RefusalAsync("DescribeRepositories", "{'registryId':'999999999999'}"));

    [Theory]
    [InlineData("MUTABLE", ",'imageTagMutabilityExclusionFilters':[{'filterType':'WILDCARD','filter':'v*'}]", "is not allowed with")]
    [InlineData("IMMUTABLE_WITH_EXCLUSION", "", "is required with")]
    [InlineData("IMMUTABLE_WITH_EXCLUSION", ",'imageTagMutabilityExclusionFilters':[{'filterType':'WILDCARD','filter':'*a*b*'}]", "at most 2 wildcards")]
    public async Task Exclusion_filters_go_with_exclusion_alone(string mode, string filters, string complaint)
    {
        await _ecr.MakeAsync("app");

        Assert.Contains(complaint, await _ecr.RefusalAsync("PutImageTagMutability", $"{{'repositoryName':'app','imageTagMutability':'{mode}'{filters}}}"));
    }

    [Fact]
    public async Task Tags_are_given_taken_and_listed()
    {
        await _ecr.MakeAsync("app", ",'tags':[{'Key':'a','Value':'1'}]");
        const string Arn = "arn:aws:ecr:eu-west-1:123456789012:repository/app";

        await _ecr.CallAsync("TagResource", $"{{'resourceArn':'{Arn}','tags':[{{'Key':'b','Value':'2'}},{{'Key':'c','Value':''}}]}}");
        await _ecr.CallAsync("UntagResource", $"{{'resourceArn':'{Arn}','tagKeys':['a']}}");

        Assert.Equal(["b", "c"], (await _ecr.CallAsync("ListTagsForResource", $"{{'resourceArn':'{Arn}'}}"))["tags"].Each("Key"));
    }

    [Fact]
    public async Task The_setting_to_scan_on_push_is_kept()
    {
        await _ecr.MakeAsync("app");

        await _ecr.CallAsync("PutImageScanningConfiguration", "{'repositoryName':'app','imageScanningConfiguration':{'scanOnPush':true}}");

        var described = await _ecr.CallAsync("DescribeRepositories");
        Assert.True((bool)described["repositories"]![0]!["imageScanningConfiguration"]!["scanOnPush"]!);
    }
}
