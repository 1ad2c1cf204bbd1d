using System.Text.Json.Nodes;
using Plimsoll.Ecr.Control.Policies;
using Plimsoll.Ecr.Naming;
using Plimsoll.Ecr.Tests.Support;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecr.Tests.Control.Policies;

public sealed class AccessTests : IAsyncLifetime
{
    private static readonly RegistryScope Registry = new(EcrHarness.Account, EcrHarness.Region);
    private EcrHarness _ecr = null!;

    public async ValueTask InitializeAsync()
    {
        _ecr = await EcrHarness.StartAsync();
        await _ecr.MakeAsync("app");
    }

    public ValueTask DisposeAsync() => _ecr.DisposeAsync();

    [Theory]
    [InlineData(AccessDecision.None, AccessDecision.None, false, false)]
    [InlineData(AccessDecision.None, AccessDecision.Allow, true, false)]
    [InlineData(AccessDecision.None, AccessDecision.Deny, false, false)]
    [InlineData(AccessDecision.Allow, AccessDecision.None, true, false)]
    [InlineData(AccessDecision.Allow, AccessDecision.Allow, true, true)]
    [InlineData(AccessDecision.Allow, AccessDecision.Deny, false, false)]
    [InlineData(AccessDecision.Deny, AccessDecision.None, false, false)]
    [InlineData(AccessDecision.Deny, AccessDecision.Allow, false, false)]
    [InlineData(AccessDecision.Deny, AccessDecision.Deny, false, false)]
    public async Task Identity_and_repository_decide_together(AccessDecision byIdentity, AccessDecision byRepository, bool inOwnAccount, bool inAnother)
    {
        if (byRepository != AccessDecision.None)
        {
            await _ecr.CallAsync("SetRepositoryPolicy", new JsonObject
            {
                ["repositoryName"] = "app",
                ["policyText"] = """{"Statement":{"Effect":"EFFECT","Principal":"*","Action":"ecr:ListImages"}}"""
                    .Replace("EFFECT", byRepository.ToString(), StringComparison.Ordinal),
            });
        }

        var access = new Access(new ResourcePolicies(_ecr.Context), new Always(byIdentity));

        Assert.Equal((inOwnAccount, inAnother), (Passes(access, EcrHarness.Account), Passes(access, "999999999999")));
    }

    private bool Passes(Access access, string account)
    {
        var may = access.May(_ecr.As(account), "ListImages", Registry, "app");
        var refusal = Record.Exception(() => access.Require(_ecr.As(account), "ListImages", Registry, "app"));

        Assert.Equal(may, refusal is null);
        Assert.Equal(may ? null : "AccessDeniedException", (refusal as AwsException)?.Code);
        return may;
    }

    private sealed class Always(AccessDecision decision) : IAuthorizer
    {
        public void Authorize(CallContext call, Need need)
        {
            if (decision != AccessDecision.Allow)
            {
                throw new AwsException("AccessDeniedException", "no identity-based policy");
            }
        }

        public AccessDecision Decide(CallContext call, string action, string resource) => decision;
    }
}
