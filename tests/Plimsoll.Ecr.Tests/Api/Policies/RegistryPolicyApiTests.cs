using System.Text.Json.Nodes;
using Plimsoll.Ecr.Tests.Support;
using Plimsoll.Wire.Errors;

namespace Plimsoll.Ecr.Tests.Api.Policies;

public sealed class RegistryPolicyApiTests : IAsyncLifetime
{
    private const string Replicate =
        """{"Version":"2012-10-17","Statement":[{"Sid":"r","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::999999999999:root"},"Action":["ecr:CreateRepository","ecr:ReplicateImage"],"Resource":"arn:aws:ecr:eu-west-1:123456789012:repository/*"}]}""";

    private EcrHarness _ecr = null!;

    public async ValueTask InitializeAsync() => _ecr = await EcrHarness.StartAsync();

    public ValueTask DisposeAsync() => _ecr.DisposeAsync();

    [Fact]
    public async Task A_policy_is_given_back_as_it_was_put_until_it_is_deleted()
    {
        const string Refusal = "RegistryPolicyNotFoundException: Registry policy does not exist in the registry with id '123456789012'";
        Assert.Equal(Refusal, await _ecr.RefusalAsync("GetRegistryPolicy"));

        await PutAsync(Replicate);

        Assert.Equal(Replicate, (string?)(await _ecr.CallAsync("GetRegistryPolicy"))["policyText"]);
        Assert.Equal(Replicate, (string?)(await _ecr.CallAsync("DeleteRegistryPolicy"))["policyText"]);
        Assert.Equal(Refusal, await _ecr.RefusalAsync("DeleteRegistryPolicy"));
    }

    [Fact]
    public async Task What_is_no_policy_of_a_registry_is_refused()
    {
        var error = await Assert.ThrowsAsync<AwsException>(() => PutAsync("""{"Statement":{"Effect":"Allow","Principal":"*","Action":"ecr:*"}}"""));

        Assert.Equal(
            "Invalid parameter at 'PolicyText' failed to satisfy constraint: 'Invalid registry policy provided' (statement 1: exactly one of Resource and NotResource is required)",
            error.Message);
    }

    [Fact]
    public async Task It_holds_for_every_repository_of_the_registry()
    {
        await _ecr.MakeAsync("app");
        await _ecr.MakeAsync("secret");
        await PutAsync("""{"Statement":{"Effect":"Allow","Principal":"*","Action":"ecr:DescribeImages","NotResource":"arn:aws:ecr:*:*:repository/secret"}}""");

        Assert.NotNull(await _ecr.CallAsync("DescribeImages", "{'registryId':'123456789012','repositoryName':'app'}", _ecr.As("999999999999")));
        Assert.StartsWith(
            "AccessDenied", await _ecr.RefusalAsync("DescribeImages", "{'registryId':'123456789012','repositoryName':'secret'}", _ecr.As("999999999999")),
            StringComparison.Ordinal);
    }

    private Task<JsonNode> PutAsync(string text) => _ecr.CallAsync("PutRegistryPolicy", new JsonObject { ["policyText"] = text });
}
