using System.Text.Json.Nodes;
using Plimsoll.Ecr.Control.Policies;
using Plimsoll.Ecr.Naming;
using Plimsoll.Ecr.Tests.Support;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecr.Tests.Control.Policies;

public sealed class RegistryPolicyTests : IAsyncLifetime
{
    private static readonly RegistryScope Registry = new(EcrHarness.Account, EcrHarness.Region);
    private EcrHarness _ecr = null!;

    public async ValueTask InitializeAsync() => _ecr = await EcrHarness.StartAsync();

    public ValueTask DisposeAsync() => _ecr.DisposeAsync();

    [Fact]
    public void Without_a_policy_its_own_account_may_and_no_other()
    {
        Assert.True(Allows(EcrHarness.Account, "ecr:ReplicateImage", "app"));
        Assert.False(Allows("999999999999", "ecr:ReplicateImage", "app"));
    }

    [Fact]
    public async Task Another_account_may_what_the_policy_allows_where_it_allows_it()
    {
        await PutAsync("""{"Statement":{"Effect":"Allow","Principal":{"AWS":"999999999999"},"Action":"ecr:ReplicateImage","Resource":"arn:aws:ecr:eu-west-1:123456789012:repository/mirror/*"}}""");

        Assert.True(Allows("999999999999", "ecr:ReplicateImage", "mirror/app"));
        Assert.False(Allows("999999999999", "ecr:ReplicateImage", "app"));
        Assert.False(Allows("999999999999", "ecr:CreateRepository", "mirror/app"));
        Assert.False(Allows("888888888888", "ecr:ReplicateImage", "mirror/app"));
    }

    [Fact]
    public async Task A_denial_holds_for_its_own_account_too()
    {
        await PutAsync("""{"Statement":{"Effect":"Deny","Principal":"*","Action":"ecr:CreateRepository","Resource":"*"}}""");

        Assert.False(Allows(EcrHarness.Account, "ecr:CreateRepository", "app"));
    }

    private Task<JsonNode> PutAsync(string text) => _ecr.CallAsync("PutRegistryPolicy", new JsonObject { ["policyText"] = text });

    private bool Allows(string account, string action, string repository) => new RegistryPolicy(new ResourcePolicies(_ecr.Context)).Allows(
        Registry, new Principal(PrincipalKind.Root, account, $"arn:aws:iam::{account}:root", account), action, repository);
}
