using System.Text.Json.Nodes;
using Plimsoll.Ecr.Model;
using Plimsoll.Ecr.Naming;
using Plimsoll.Ecr.Tests.Support;
using Plimsoll.Wire.Errors;

namespace Plimsoll.Ecr.Tests.Api.Lifecycle;

public sealed class LifecycleApiTests : IAsyncLifetime
{
    private const string KeepOne =
        """{"rules":[{"rulePriority":1,"selection":{"tagStatus":"tagged","tagPrefixList":["v"],"countType":"imageCountMoreThan","countNumber":1},"action":{"type":"expire"}}]}""";

    private const string Expire = "{\"type\":\"expire\"}";
    private const string Transition = "{\"type\":\"transition\",\"targetStorageClass\":\"archive\"}";
    private const string Days = "\"countUnit\":\"days\",";
    private const string Archived = "\"storageClass\":\"archive\",";

    private EcrHarness _ecr = null!;

    public async ValueTask InitializeAsync()
    {
        _ecr = await EcrHarness.StartAsync();
        await _ecr.MakeAsync("app");
    }

    public ValueTask DisposeAsync() => _ecr.DisposeAsync();

    [Fact]
    public async Task Images_expire_on_the_timer_and_the_policy_says_when_it_looked()
    {
        await _ecr.PushImageAsync("app", 1, "v1");
        _ecr.Time.Advance(TimeSpan.FromMinutes(1));
        await _ecr.PushImageAsync("app", 2, "v2");
        await _ecr.PushImageAsync("app", 3, "other");
        await PutAsync(KeepOne);

        Assert.Equal(1, await _ecr.Service.ExpireAsync());

        Assert.Equal(["other", "v2"], (await _ecr.CallAsync("ListImages", "{'repositoryName':'app'}"))["imageIds"].Each("imageTag"));
        Assert.Equal(1772366460, (long)(await _ecr.CallAsync("GetLifecyclePolicy", "{'repositoryName':'app'}"))["lastEvaluatedAt"]!);
    }

    [Theory]
    [InlineData("GetLifecyclePolicy")]
    [InlineData("DeleteLifecyclePolicy")]
    public async Task A_policy_that_was_never_evaluated_was_last_evaluated_at_0(string operation)
    {
        await PutAsync(KeepOne);

        Assert.Equal(0, (long)(await _ecr.CallAsync(operation, "{'repositoryName':'app'}"))["lastEvaluatedAt"]!);
    }

    [Fact]
    public async Task An_image_of_an_index_stays_while_the_index_does()
    {
        var child = await _ecr.PushImageAsync("app", 1, "v1");
        var index = $$"""{"schemaVersion":2,"mediaType":"{{EcrHarness.OciIndex}}","manifests":[{"mediaType":"{{EcrHarness.DockerManifest}}","size":3,"digest":"{{child}}"}]}""";
        using var put = await _ecr.PutManifestAsync("app", "multi", index, EcrHarness.OciIndex);
        _ecr.Time.Advance(TimeSpan.FromMinutes(1));
        await _ecr.PushImageAsync("app", 2, "v2");
        await PutAsync(KeepOne);

        Assert.Equal(0, await _ecr.Service.ExpireAsync());
        await _ecr.CallAsync("BatchDeleteImage", "{'repositoryName':'app','imageIds':[{'imageTag':'multi'}]}");
        Assert.Equal(1, await _ecr.Service.ExpireAsync());
    }

    [Fact]
    public async Task What_refers_to_an_image_expires_with_it()
    {
        await _ecr.PushImageAsync("app", 1, "v1");
        await SignAsync(await SignAsync(await _ecr.ManifestAsync("app", 1)));
        _ecr.Time.Advance(TimeSpan.FromMinutes(1));
        await _ecr.PushImageAsync("app", 2, "v2");
        await SignAsync(await _ecr.ManifestAsync("app", 2));
        await PutAsync(KeepOne);

        Assert.Equal(3, await _ecr.Service.ExpireAsync());

        Assert.Equal(2, (await _ecr.CallAsync("DescribeImages", "{'repositoryName':'app'}"))["imageDetails"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_repository_without_a_policy_says_so()
    {
        const string Refusal = "LifecyclePolicyNotFoundException: Lifecycle policy does not exist for the repository with name 'app' in the registry with id '123456789012'";
        Assert.Equal(Refusal, await _ecr.RefusalAsync("GetLifecyclePolicy", "{'repositoryName':'app'}"));
        await PutAsync(KeepOne);
        Assert.Equal(KeepOne, (string?)(await _ecr.CallAsync("DeleteLifecyclePolicy", "{'repositoryName':'app'}"))["lifecyclePolicyText"]);
        Assert.Equal(Refusal, await _ecr.RefusalAsync("DeleteLifecyclePolicy", "{'repositoryName':'app'}"));
    }

    [Theory]
    [InlineData("nonsense", "Could not map policyString into LifecyclePolicy.")]
    [InlineData("{\"\\ud800\":7}", "Could not map policyString into LifecyclePolicy.")]
    [InlineData("{\"rules\":7}", "Could not map policyString into LifecyclePolicy.")]
    [InlineData("{}", "object has missing required properties ([\"rules\"])")]
    [InlineData("{\"rules\":[],\"x\":1}", "object instance has properties which are not allowed by the schema: ([\"x\"])")]
    [InlineData("{\"rules\":[]}", "a policy has 1 to 50 rules")]
    public async Task A_text_that_is_no_policy_is_refused(string text, string detail) => await RefusedAsync(text, detail);

    [Theory]
    [InlineData("\"tagStatus\":\"some\",\"countType\":\"imageCountMoreThan\",\"countNumber\":1", "instance value (\"some\") not found in enum :(possible values: [\"tagged\",\"untagged\",\"any\"])")]
    [InlineData("\"tagStatus\":\"any\",\"countType\":\"sinceImagePushed\",\"countNumber\":1", "object has missing required properties ([\"countUnit\"])")]
    [InlineData("\"tagStatus\":\"any\",\"countType\":\"imageCountMoreThan\",\"countUnit\":\"days\",\"countNumber\":1", "object instance has properties which are not allowed by the schema: ([\"countUnit\"])")]
    [InlineData("\"tagStatus\":\"any\",\"tagPrefixList\":[\"a\"],\"countType\":\"imageCountMoreThan\",\"countNumber\":1", "object instance has properties which are not allowed by the schema: ([\"tagPrefixList\"])")]
    [InlineData("\"tagStatus\":\"tagged\",\"countType\":\"imageCountMoreThan\",\"countNumber\":1", "exactly one of tagPrefixList and tagPatternList is required with tagStatus tagged")]
    [InlineData("\"tagStatus\":\"tagged\",\"tagPatternList\":[\"*a*b*c*d*\"],\"countType\":\"imageCountMoreThan\",\"countNumber\":1", "a tag pattern has at most 4 wildcards")]
    [InlineData("\"tagStatus\":\"any\",\"countType\":\"imageCountMoreThan\",\"countNumber\":0", "numeric instance of countNumber must be between 1 and 1000000")]
    public async Task A_selection_that_breaks_the_schema_is_refused(string selection, string detail) => await RefusedAsync(Policy((1, selection)), detail);

    [Theory]
    [InlineData(1, "any", 2, "untagged", "a rule with tagStatus any must have the highest rulePriority")]
    [InlineData(1, "untagged", 2, "untagged", "only one rule may have tagStatus untagged")]
    [InlineData(1, "untagged", 1, "any", "rules must have unique priorities")]
    public async Task Rules_that_do_not_go_together_are_refused(int first, string firstStatus, int second, string secondStatus, string detail) =>
        await RefusedAsync(Policy((first, Selection(firstStatus)), (second, Selection(secondStatus))), detail);

    [Theory]
    [InlineData("imageCountMoreThan", "", 1, "{\"type\":\"expire\",\"targetStorageClass\":null}", "instance failed to match exactly one schema (matched 0 out of 2)")]
    [InlineData("imageCountMoreThan", "", 1, "{\"type\":\"transition\"}", "instance failed to match exactly one schema (matched 0 out of 2)")]
    [InlineData("imageCountMoreThan", "", 1, "{\"type\":\"transition\",\"targetStorageClass\":\"standard\"}", "instance failed to match exactly one schema (matched 0 out of 2)")]
    [InlineData("imageCountMoreThan", "", 1, "{\"type\":\"archive\"}", "instance failed to match exactly one schema (matched 0 out of 2)")]
    [InlineData("imageCountMoreThan", "", 1, "7", "instance failed to match exactly one schema (matched 0 out of 2)")]
    [InlineData("imageCountMoreThan", "\"storageClass\":\"archive\",", 1, Expire, "instance value (\"archive\") not found in enum :(possible values: [\"standard\"])")]
    [InlineData("sinceImagePulled", Days, 1, Expire, "countType sinceImagePulled is for action transition only")]
    [InlineData("sinceImageTransitioned", Days, 90, Expire, "object has missing required properties ([\"storageClass\"])")]
    [InlineData("sinceImageTransitioned", Days + "\"storageClass\":\"standard\",", 90, Expire, "instance value (\"standard\") not found in enum :(possible values: [\"archive\"])")]
    [InlineData("sinceImageTransitioned", Days + Archived, 89, Expire, "countNumber must be at least 90 with countType sinceImageTransitioned")]
    [InlineData("sinceImageTransitioned", Days + Archived, 90, Transition, "countType sinceImageTransitioned is for action expire only")]
    public async Task A_rule_of_the_archive_that_breaks_the_schema_is_refused(string countType, string more, int number, string action, string detail) =>
        await RefusedAsync(Rules(Rule(1, countType, more, number, action)), detail);

    [Theory]
    [InlineData("sinceImagePushed", Days + "\"storageClass\":\"standard\",", 1, Expire)]
    [InlineData("sinceImagePulled", Days, 1, Transition)]
    [InlineData("imageCountMoreThan", "", 1, Transition)]
    [InlineData("sinceImageTransitioned", Days + Archived, 90, Expire)]
    public async Task A_rule_of_the_archive_that_keeps_the_schema_is_taken(string countType, string more, int number, string action) =>
        Assert.NotNull((await PutAsync(Rules(Rule(1, countType, more, number, action))))["lifecyclePolicyText"]);

    [Fact]
    public async Task Images_are_archived_when_nobody_pulls_them_and_expire_when_they_were_there_for_long()
    {
        await _ecr.PushImageAsync("app", 1, "v1");
        await PutAsync(Rules(
            Rule(1, "sinceImagePulled", Days, 30, Transition), Rule(2, "sinceImageTransitioned", Days + Archived, 90, Expire)));

        _ecr.Time.Advance(TimeSpan.FromDays(30));
        Assert.Equal(0, await _ecr.Service.ExpireAsync());
        _ecr.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await _ecr.Service.ExpireAsync());
        Assert.Equal("ARCHIVED", (string?)(await _ecr.CallAsync("DescribeImages", "{'repositoryName':'app','imageIds':[{'imageTag':'v1'}]}"))["imageDetails"]![0]!["imageStatus"]);
        _ecr.Time.Advance(TimeSpan.FromDays(90));
        Assert.Equal(0, await _ecr.Service.ExpireAsync());
        _ecr.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await _ecr.Service.ExpireAsync());
        Assert.Empty((await _ecr.CallAsync("ListImages", "{'repositoryName':'app','filter':{'imageStatus':'ANY'}}"))["imageIds"]!.AsArray());
    }

    [Fact]
    public async Task What_was_restored_counts_as_used_then()
    {
        await _ecr.PushImageAsync("app", 1, "v1");
        await PutAsync(Rules(Rule(1, "sinceImagePulled", Days, 30, Transition)));
        _ecr.Time.Advance(TimeSpan.FromDays(31));
        Assert.Equal(1, await _ecr.Service.ExpireAsync());
        await _ecr.CallAsync("UpdateImageStorageClass", "{'repositoryName':'app','imageId':{'imageTag':'v1'},'targetStorageClass':'STANDARD'}");

        Assert.Equal(0, await _ecr.Service.ExpireAsync());
    }

    [Fact]
    public async Task What_refers_to_an_image_is_archived_with_it()
    {
        await _ecr.PushImageAsync("app", 1, "v1");
        await SignAsync(await _ecr.ManifestAsync("app", 1));
        await PutAsync(Rules(Rule(1, "sinceImagePulled", Days, 1, Transition)).Replace("\"any\"", "\"tagged\",\"tagPrefixList\":[\"v\"]", StringComparison.Ordinal));
        _ecr.Time.Advance(TimeSpan.FromDays(2));

        Assert.Equal(2, await _ecr.Service.ExpireAsync());

        Assert.Empty((await _ecr.CallAsync("DescribeImages", "{'repositoryName':'app'}"))["imageDetails"]!.AsArray());
    }

    [Fact]
    public async Task A_stored_policy_that_breaks_the_rules_of_today_does_nothing_and_stops_no_other()
    {
        const string Old = """{"rules":[{"rulePriority":1,"selection":{"tagStatus":"any","countType":"sinceImagePulled","countUnit":"days","countNumber":1},"action":{"type":"expire"}}]}""";
        await _ecr.MakeAsync("zoo");
        await _ecr.PushImageAsync("app", 1, "v1");
        await _ecr.PushImageAsync("zoo", 1, "v1");
        var registry = new RegistryScope(EcrHarness.Account, EcrHarness.Region);
        await _ecr.Context.Cell(registry).WriteAsync(tx => tx.Put(EcrTables.LifecyclePolicies, new LifecyclePolicyRecord("app", Old, null)));
        await _ecr.CallAsync("PutLifecyclePolicy", new JsonObject
        {
            ["repositoryName"] = "zoo",
            ["lifecyclePolicyText"] = Rules(Rule(1, "sinceImagePushed", Days, 1, Expire)),
        });
        _ecr.Time.Advance(TimeSpan.FromDays(2));

        Assert.Equal(1, await _ecr.Service.ExpireAsync());

        Assert.Single((await _ecr.CallAsync("ListImages", "{'repositoryName':'app'}"))["imageIds"]!.AsArray());
    }

    private static string Rules(params string[] rules) => $"{{\"rules\":[{string.Join(',', rules)}]}}";

    private static string Rule(int priority, string countType, string more, int number, string action) =>
        $"{{\"rulePriority\":{priority},\"selection\":{{\"tagStatus\":\"any\",\"countType\":\"{countType}\",{more}\"countNumber\":{number}}},\"action\":{action}}}";

    private static string Selection(string status) => $"\"tagStatus\":\"{status}\",\"countType\":\"imageCountMoreThan\",\"countNumber\":1";

    private static string Policy(params (int Priority, string Selection)[] rules) =>
        $"{{\"rules\":[{string.Join(',', rules.Select(rule => $"{{\"rulePriority\":{rule.Priority},\"selection\":{{{rule.Selection}}},\"action\":{{\"type\":\"expire\"}}}}"))}]}}";

    private async Task RefusedAsync(string text, string detail)
    {
        var error = await Assert.ThrowsAsync<AwsException>(() => PutAsync(text));
        Assert.Equal(
            $"InvalidParameterException: Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: 'Lifecycle policy validation failure: {detail}'",
            $"{error.Code}: {error.Message}");
    }

    private async Task<string> SignAsync(string subject)
    {
        var signature = await new Oci(_ecr.Registry).ImageAsync("app", "signature", artifactType: "application/x.signature", subject: subject);
        using var put = await _ecr.PutManifestAsync("app", EcrHarness.DigestOf(signature), signature, EcrHarness.OciManifest);
        return signature;
    }

    // The API asks for at least 100 characters.
    private Task<JsonNode> PutAsync(string text) =>
        _ecr.CallAsync("PutLifecyclePolicy", new JsonObject { ["repositoryName"] = "app", ["lifecyclePolicyText"] = text.Length < 100 ? text.PadRight(100) : text });
}
