using System.Text.Json.Nodes;
using Plimsoll.SecretsManager.Tests.Support;
using Plimsoll.Wire.Errors;

namespace Plimsoll.SecretsManager.Tests.Api.Policies;

public sealed class PoliciesTests : IAsyncLifetime
{
    private const string Other = "210987654321";
    private readonly SecretsHarness _secrets = new();
    private string _arn = "";

    public async ValueTask InitializeAsync() => _arn = await _secrets.MakeAsync("app");

    public ValueTask DisposeAsync() => _secrets.DisposeAsync();

    [Fact]
    public async Task A_policy_comes_back_as_it_was_put_until_it_is_deleted()
    {
        var policy = Statement("Allow", $$"""{"AWS":"{{Other}}"}""", "secretsmanager:GetSecretValue");
        await PutAsync(policy);
        Assert.Equal(policy, (string)(await _secrets.CallAsync("GetResourcePolicy", "{'SecretId':'app'}"))["ResourcePolicy"]!);

        await _secrets.CallAsync("DeleteResourcePolicy", "{'SecretId':'app'}");
        await _secrets.CallAsync("DeleteResourcePolicy", "{'SecretId':'app'}");
        Assert.Equal(["ARN", "Name"], (await _secrets.CallAsync("GetResourcePolicy", "{'SecretId':'app'}")).AsObject().Select(member => member.Key));
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("""{"Version":"2013-01-01","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}""")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"*"}]}""")]
    public async Task A_policy_that_is_none_is_refused(string policy)
    {
        var error = await Assert.ThrowsAsync<AwsException>(() => PutAsync(policy));

        Assert.Equal(("MalformedPolicyDocumentException", "This policy has invalid syntax."), (error.Code, error.Message));
        Assert.Null((await _secrets.CallAsync("GetResourcePolicy", "{'SecretId':'app'}"))["ResourcePolicy"]);
    }

    [Theory]
    [InlineData("\"*\"", "", false)]
    [InlineData("\"*\"", """,{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}""", true)]
    [InlineData("{\"AWS\":\"210987654321\"}", "", true)]
    public async Task A_policy_for_everybody_is_refused_where_that_is_asked(string principal, string more, bool passes)
    {
        var policy = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{{principal}},"Action":"secretsmanager:GetSecretValue","Resource":"*"}{{more}}]}""";

        if (passes)
        {
            await PutAsync(policy, block: true);
        }
        else
        {
            Assert.Equal("PublicPolicyException", (await Assert.ThrowsAsync<AwsException>(() => PutAsync(policy, block: true))).Code);
            await PutAsync(policy);
        }
    }

    [Theory]
    [InlineData("Allow", "{\"AWS\":\"210987654321\"}", true)]
    [InlineData("Allow", "\"*\"", false)]
    [InlineData("Deny", "\"*\"", false)]
    public async Task A_policy_can_be_tried_before(string effect, string principal, bool passes)
    {
        var answer = await _secrets.RawAsync(
            "ValidateResourcePolicy", new JsonObject { ["SecretId"] = "app", ["ResourcePolicy"] = Statement(effect, principal, "secretsmanager:*") });

        Assert.Equal(passes, (bool)answer["PolicyValidationPassed"]!);
        Assert.Equal(passes ? 0 : 1, answer["ValidationErrors"]!.AsArray().Count);
    }

    [Fact]
    public async Task Another_account_reads_when_the_policy_and_its_own_identity_let_it()
    {
        var stranger = SecretsHarness.CallOf(Other);
        Assert.EndsWith(
            $" on resource: {_arn} because no resource-based policy allows the secretsmanager:GetSecretValue action",
            await _secrets.RefusalAsync("GetSecretValue", $"{{'SecretId':'{_arn}'}}", stranger), StringComparison.Ordinal);

        await PutAsync(Statement("Allow", $$"""{"AWS":"{{Other}}"}""", "secretsmanager:GetSecretValue"));
        Assert.Equal("first", (string)(await _secrets.CallAsync("GetSecretValue", $"{{'SecretId':'{_arn}'}}", stranger))["SecretString"]!);

        _secrets.Authorizer.Denied.Add("secretsmanager:GetSecretValue");
        Assert.EndsWith(
            " because no identity-based policy allows the secretsmanager:GetSecretValue action",
            await _secrets.RefusalAsync("GetSecretValue", $"{{'SecretId':'{_arn}'}}", stranger), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_denial_of_the_policy_wins_over_what_the_identity_may()
    {
        await PutAsync(Statement("Deny", "\"*\"", "secretsmanager:GetSecretValue"));

        Assert.Equal(
            $"AccessDeniedException: User: arn:aws:iam::123456789012:user/ada is not authorized to perform: secretsmanager:GetSecretValue on resource: {_arn} with an explicit deny in a resource-based policy",
            await _secrets.RefusalAsync("GetSecretValue", "{'SecretId':'app'}"));
    }

    [Fact]
    public async Task In_its_own_account_the_policy_alone_is_enough()
    {
        _secrets.Authorizer.Denied.Add("secretsmanager:GetSecretValue");
        await PutAsync(Statement("Allow", """{"AWS":"arn:aws:iam::123456789012:user/ada"}""", "secretsmanager:GetSecretValue"));

        Assert.Equal("first", await _secrets.ValueAsync("app"));
    }

    [Fact]
    public async Task A_denial_of_the_identity_wins_over_what_the_policy_allows()
    {
        _secrets.Authorizer.Forbidden.Add("secretsmanager:GetSecretValue");
        await PutAsync(Statement("Allow", "\"*\"", "secretsmanager:GetSecretValue"));

        Assert.EndsWith(
            $" on resource: {_arn} with an explicit deny in an identity-based policy", await _secrets.RefusalAsync("GetSecretValue", "{'SecretId':'app'}"), StringComparison.Ordinal);
    }

    private static string Statement(string effect, string principal, string action) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"{{effect}}","Principal":{{principal}},"Action":"{{action}}","Resource":"*"}]}""";

    private Task<JsonNode> PutAsync(string policy, bool? block = null) =>
        _secrets.RawAsync("PutResourcePolicy", new JsonObject { ["SecretId"] = "app", ["ResourcePolicy"] = policy, ["BlockPublicPolicy"] = block });
}
