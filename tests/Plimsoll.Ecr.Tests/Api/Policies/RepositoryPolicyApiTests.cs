using System.Text.Json.Nodes;
using Plimsoll.Ecr.Tests.Support;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecr.Tests.Api.Policies;

public sealed class RepositoryPolicyApiTests : IAsyncLifetime
{
    private const string Other = "999999999999";
    private const string Pull = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"999999999999"},"Action":["ecr:BatchGetImage","ecr:Describe*"]}]}""";
    private const string Describe = $$"""{'registryId':'{{EcrHarness.Account}}','repositoryName':'app'}""";

    private EcrHarness _ecr = null!;

    public async ValueTask InitializeAsync()
    {
        _ecr = await EcrHarness.StartAsync();
        await _ecr.MakeAsync("app");
    }

    public ValueTask DisposeAsync() => _ecr.DisposeAsync();

    [Fact]
    public async Task A_policy_is_given_back_as_it_was_set_until_it_is_deleted()
    {
        const string Refusal =
            "RepositoryPolicyNotFoundException: Repository policy does not exist for the repository with name 'app' in the registry with id '123456789012'";
        Assert.Equal(Refusal, await _ecr.RefusalAsync("GetRepositoryPolicy", "{'repositoryName':'app'}"));

        Assert.Equal(Pull, (string?)(await SetAsync(Pull))["policyText"]);
        Assert.Equal(Pull, (string?)(await _ecr.CallAsync("GetRepositoryPolicy", "{'repositoryName':'app'}"))["policyText"]);
        Assert.Equal(Pull, (string?)(await _ecr.CallAsync("DeleteRepositoryPolicy", "{'repositoryName':'app'}"))["policyText"]);
        Assert.Equal(Refusal, await _ecr.RefusalAsync("DeleteRepositoryPolicy", "{'repositoryName':'app'}"));
    }

    [Theory]
    [InlineData("", "not JSON, or a member is given twice")]
    [InlineData("{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:GetObject\"}]}", "statement 1: the action 's3:GetObject' is not one of ecr")]
    [InlineData("{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"ecr:*\"}]}", "statement 1: exactly one of Principal and NotPrincipal is required")]
    [InlineData("{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"ecr:*\",\"Resource\":\"*\"}]}", "statement 1: Resource has no place in this kind of policy")]
    public async Task What_is_no_policy_of_a_repository_is_refused(string text, string reason) => Assert.Equal(
        $"InvalidParameterException: Invalid parameter at 'PolicyText' failed to satisfy constraint: 'Invalid repository policy provided' ({reason})",
        Worded(await Assert.ThrowsAsync<AwsException>(() => SetAsync(text))));

    [Fact]
    public async Task Another_account_gets_in_only_by_the_policy()
    {
        var stranger = _ecr.As(Other);
        Assert.Equal(
            "AccessDeniedException: User: arn:aws:iam::999999999999:user/eve is not authorized to perform: ecr:DescribeImages on resource: "
            + "arn:aws:ecr:eu-west-1:123456789012:repository/app because no resource-based policy allows the ecr:DescribeImages action",
            await _ecr.RefusalAsync("DescribeImages", Describe, stranger));

        await SetAsync(Pull);

        Assert.Empty((await _ecr.CallAsync("DescribeImages", Describe, stranger))["imageDetails"]!.AsArray());
        Assert.StartsWith("AccessDenied", await _ecr.RefusalAsync("ListImages", Describe, stranger), StringComparison.Ordinal);
        Assert.StartsWith("AccessDenied", await _ecr.RefusalAsync("DescribeImages", Describe, _ecr.As("888888888888")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_account_needs_the_allowance_of_its_own_too()
    {
        await SetAsync(Pull);
        _ecr.Authorizer.Denied.Add("ecr:DescribeImages");

        Assert.Equal(
            "AccessDeniedException: User: arn:aws:iam::999999999999:user/eve is not authorized to perform: ecr:DescribeImages on resource: *",
            await _ecr.RefusalAsync("DescribeImages", Describe, _ecr.As(Other)));
    }

    [Fact]
    public async Task Another_account_sees_the_repositories_that_let_it_and_no_list_of_all()
    {
        await SetAsync(Pull);
        await _ecr.MakeAsync("secret");

        var seen = await _ecr.CallAsync("DescribeRepositories", "{'registryId':'123456789012','repositoryNames':['app']}", _ecr.As(Other));

        Assert.Equal("123456789012.dkr.ecr.eu-west-1.amazonaws.com/app", (string?)seen["repositories"]![0]!["repositoryUri"]);
        Assert.StartsWith(
            "AccessDenied", await _ecr.RefusalAsync("DescribeRepositories", "{'registryId':'123456789012','repositoryNames':['app','secret']}", _ecr.As(Other)),
            StringComparison.Ordinal);
        Assert.Equal(
            "AccessDeniedException: User: arn:aws:iam::999999999999:user/eve is not authorized to use the registry with id '123456789012' because no resource-based policy allows it",
            await _ecr.RefusalAsync("DescribeRepositories", "{'registryId':'123456789012'}", _ecr.As(Other)));
    }

    [Fact]
    public async Task In_its_own_account_a_caller_needs_only_one_of_the_two()
    {
        var role = _ecr.As(EcrHarness.Account, PrincipalKind.AssumedRole, "web/task");
        _ecr.Authorizer.Denied.Add("ecr:DescribeImages");
        Assert.StartsWith("AccessDenied", await _ecr.RefusalAsync("DescribeImages", Describe, role), StringComparison.Ordinal);

        await SetAsync("""{"Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:role/web"},"Action":"ecr:DescribeImages"}}""");

        Assert.NotNull(await _ecr.CallAsync("DescribeImages", Describe, role));
        Assert.StartsWith(
            "AccessDenied", await _ecr.RefusalAsync("DescribeImages", Describe, _ecr.As(EcrHarness.Account, PrincipalKind.AssumedRole, "webb/task")),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_denial_holds_for_the_root_user_too()
    {
        await SetAsync("""{"Statement":{"Effect":"Deny","Principal":"*","Action":"ecr:DeleteRepository"}}""");

        Assert.Equal(
            "AccessDeniedException: User: arn:aws:iam::123456789012:root is not authorized to perform: ecr:DeleteRepository on resource: "
            + "arn:aws:ecr:eu-west-1:123456789012:repository/app with an explicit deny in a resource-based policy",
            await _ecr.RefusalAsync("DeleteRepository", "{'repositoryName':'app'}", _ecr.As(EcrHarness.Account, PrincipalKind.Root, "root")));
    }

    [Theory]
    [InlineData("BatchDeleteImage")]
    [InlineData("ForceDeleteImages")]
    public async Task Nobody_deletes_by_force_what_a_policy_denies(string operation)
    {
        await _ecr.PushImageAsync("app", 1, "v1");
        await SetAsync("""{"Statement":{"Effect":"Deny","Principal":"*","Action":"ecr:BatchDeleteImage"}}""");

        Assert.StartsWith(
            "AccessDenied", await _ecr.RefusalAsync(operation, "{'repositoryName':'app','imageIds':[{'imageTag':'v1'}]}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_that_locks_its_author_out_must_be_forced()
    {
        const string Closed = """{"Statement":{"Effect":"Deny","Principal":"*","Action":"ecr:Set*"}}""";

        Assert.Equal(
            "InvalidParameterException: Invalid parameter at 'PolicyText' failed to satisfy constraint: 'must let you set another policy in the future, unless force is given'",
            Worded(await Assert.ThrowsAsync<AwsException>(() => SetAsync(Closed))));
        await SetAsync(Closed, force: true);
        Assert.StartsWith("AccessDenied", Worded(await Assert.ThrowsAsync<AwsException>(() => SetAsync(Pull, force: true))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tags_of_the_repository_are_condition_keys()
    {
        await _ecr.CallAsync("TagResource", "{'resourceArn':'arn:aws:ecr:eu-west-1:123456789012:repository/app','tags':[{'Key':'team','Value':'red'}]}");
        await SetAsync(
            """{"Statement":{"Effect":"Allow","Principal":"*","Action":"ecr:DescribeImages","Condition":{"StringEquals":{"aws:ResourceTag/team":"red"}}}}""");

        Assert.NotNull(await _ecr.CallAsync("DescribeImages", Describe, _ecr.As(Other)));
    }

    [Fact]
    public async Task A_policy_goes_with_its_repository()
    {
        await SetAsync(Pull);
        await _ecr.CallAsync("DeleteRepository", "{'repositoryName':'app'}");
        await _ecr.MakeAsync("app");

        Assert.StartsWith("RepositoryPolicyNotFound", await _ecr.RefusalAsync("GetRepositoryPolicy", "{'repositoryName':'app'}"), StringComparison.Ordinal);
    }

    private Task<JsonNode> SetAsync(string text, bool force = false) => _ecr.CallAsync(
        "SetRepositoryPolicy", new JsonObject { ["repositoryName"] = "app", ["policyText"] = text, ["force"] = force });

    private static string Worded(AwsException error) => $"{error.Code}: {error.Message}";
}
