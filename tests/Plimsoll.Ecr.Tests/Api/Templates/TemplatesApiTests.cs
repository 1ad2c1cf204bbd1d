using System.Text.Json.Nodes;
using Plimsoll.Ecr.Tests.Support;
using Plimsoll.Wire.Errors;

namespace Plimsoll.Ecr.Tests.Api.Templates;

public sealed class TemplatesApiTests : IAsyncLifetime
{
    private EcrHarness _ecr = null!;

    public async ValueTask InitializeAsync() => _ecr = await EcrHarness.StartAsync();

    public ValueTask DisposeAsync() => _ecr.DisposeAsync();

    [Fact]
    public async Task A_template_is_shown_as_it_was_made()
    {
        var made = (await _ecr.CallAsync(
            "CreateRepositoryCreationTemplate",
            "{'prefix':'team','description':'for the team','resourceTags':[{'Key':'k','Value':'v'}],'imageTagMutability':'IMMUTABLE','appliedFor':['REPLICATION'],'customRoleArn':'arn:aws:iam::123456789012:role/ecr'}"))["repositoryCreationTemplate"]!;

        var shown = (await DescribeAsync())[0]!;

        Assert.True(JsonNode.DeepEquals(made, shown));
        Assert.Equal(("team", "IMMUTABLE", "AES256"), ((string)shown["prefix"]!, (string)shown["imageTagMutability"]!, (string)shown["encryptionConfiguration"]!["encryptionType"]!));
        Assert.Equal((1772366400, 1772366400), ((long)shown["createdAt"]!, (long)shown["updatedAt"]!));
    }

    [Fact]
    public async Task A_prefix_has_one_template_with_or_without_its_slash()
    {
        await MakeAsync("team");

        Assert.Equal(
            "TemplateAlreadyExistsException: The repository creation template with prefix 'team/' already exists in the registry with id '123456789012'",
            await _ecr.RefusalAsync("CreateRepositoryCreationTemplate", "{'prefix':'team/','appliedFor':[]}"));
    }

    [Fact]
    public async Task An_update_changes_what_it_names_and_an_empty_text_takes_a_policy_away()
    {
        const string Policy = """{"Statement":{"Effect":"Allow","Principal":"*","Action":"ecr:*"}}""";
        await _ecr.CallAsync("CreateRepositoryCreationTemplate", new JsonObject
        {
            ["prefix"] = "ROOT", ["description"] = "old", ["repositoryPolicy"] = Policy, ["appliedFor"] = new JsonArray("CREATE_ON_PUSH"),
        });
        _ecr.Time.Advance(TimeSpan.FromSeconds(5));

        var first = (await _ecr.CallAsync("UpdateRepositoryCreationTemplate", "{'prefix':'ROOT','description':'new'}"))["repositoryCreationTemplate"]!;
        var second = (await _ecr.CallAsync("UpdateRepositoryCreationTemplate", "{'prefix':'ROOT','repositoryPolicy':''}"))["repositoryCreationTemplate"]!;

        Assert.Equal(("new", Policy, 1772366405), ((string)first["description"]!, (string)first["repositoryPolicy"]!, (long)first["updatedAt"]!));
        Assert.Null(second["repositoryPolicy"]);
        Assert.Equal(["CREATE_ON_PUSH"], second["appliedFor"]!.AsArray().Select(item => (string)item!));
    }

    [Fact]
    public async Task A_template_that_is_not_there_says_so()
    {
        const string Refusal = "TemplateNotFoundException: The repository creation template with prefix 'none' does not exist in the registry with id '123456789012'";
        Assert.Equal(Refusal, await _ecr.RefusalAsync("UpdateRepositoryCreationTemplate", "{'prefix':'none'}"));
        Assert.Equal(Refusal, await _ecr.RefusalAsync("DeleteRepositoryCreationTemplate", "{'prefix':'none'}"));
    }

    [Fact]
    public async Task Templates_come_in_pages_or_by_their_prefixes()
    {
        await MakeAsync("a");
        await MakeAsync("b/c");
        await MakeAsync("d");

        var page = await _ecr.CallAsync("DescribeRepositoryCreationTemplates", "{'maxResults':2}");
        var rest = await _ecr.CallAsync("DescribeRepositoryCreationTemplates", $"{{'maxResults':2,'nextToken':'{page["nextToken"]}'}}");
        await _ecr.CallAsync("DeleteRepositoryCreationTemplate", "{'prefix':'a'}");

        Assert.Equal(["a", "b/c"], page["repositoryCreationTemplates"].Each("prefix"));
        Assert.Equal(["d"], rest["repositoryCreationTemplates"].Each("prefix"));
        Assert.Null(rest["nextToken"]);
        Assert.Equal(["d"], (await DescribeAsync("{'prefixes':['a','d']}")).Each("prefix"));
    }

    [Theory]
    [InlineData("'repositoryPolicy':'{}'", "'Invalid repository policy provided' (Statement is missing)")]
    [InlineData("'lifecyclePolicy':'{}'", "'Lifecycle policy validation failure: object has missing required properties ([\"rules\"])'")]
    [InlineData("'imageTagMutability':'IMMUTABLE_WITH_EXCLUSION'", "'is required with imageTagMutability IMMUTABLE_WITH_EXCLUSION'")]
    [InlineData("'encryptionConfiguration':{'encryptionType':'KMS_DSSE'}", "'two layers of encryption (KMS_DSSE) are not supported by Plimsoll: KMS is'")]
    [InlineData("'customRoleArn':'ada'", "'must be the ARN of a role'")]
    public async Task What_a_repository_could_not_have_a_template_cannot_either(string setting, string reason)
    {
        Assert.EndsWith(
            reason, await _ecr.RefusalAsync("CreateRepositoryCreationTemplate", $"{{'prefix':'team','appliedFor':['CREATE_ON_PUSH'],{setting}}}"), StringComparison.Ordinal);
        Assert.Empty((await DescribeAsync()).AsArray());
    }

    [Fact]
    public async Task A_purpose_that_AWS_does_not_know_is_refused() => Assert.StartsWith(
        "InvalidParameterException",
        $"{(await Assert.ThrowsAsync<AwsException>(() => _ecr.CallAsync("CreateRepositoryCreationTemplate", "{'prefix':'a','appliedFor':['FUN']}"))).Code}",
        StringComparison.Ordinal);

    private Task<JsonNode> MakeAsync(string prefix) => _ecr.CallAsync("CreateRepositoryCreationTemplate", $"{{'prefix':'{prefix}','appliedFor':['REPLICATION']}}");

    private async Task<JsonNode> DescribeAsync(string input = "{}") =>
        (await _ecr.CallAsync("DescribeRepositoryCreationTemplates", input))["repositoryCreationTemplates"]!;
}
