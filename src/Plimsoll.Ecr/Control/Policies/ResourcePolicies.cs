using Plimsoll.Ecr.Model;
using Plimsoll.Ecr.Naming;
using Plimsoll.Iam.Evaluation;
using Plimsoll.Iam.Policies;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecr.Control.Policies;

/// <summary>What the policies of a repository and of its registry say together.</summary>
internal sealed class ResourcePolicies(EcrContext context)
{
    /// <summary>What they say of a request.</summary>
    /// <param name="call">Who asks, and how.</param>
    /// <param name="action">IAM action.</param>
    /// <param name="registry">The registry.</param>
    /// <param name="repository">The repository; it need not be there.</param>
    public AccessDecision Decide(CallContext call, string action, RegistryScope registry, string repository)
    {
        var (own, all, tags) = context.Cell(registry).Peek(view => (
            view.Get(EcrTables.RepositoryPolicies, repository), view.Get(EcrTables.RegistryPolicies, RegistryPolicyRecord.Key),
            view.Get(EcrTables.Repositories, repository)?.Tags));
        if (own is null && all is null)
        {
            return AccessDecision.None;
        }

        var keys = RequestKeys.Of(call, context.Now);
        keys["aws:ResourceAccount"] = [registry.Account];
        foreach (var tag in tags ?? [])
        {
            keys[$"aws:ResourceTag/{tag.Key}"] = keys[$"ecr:ResourceTag/{tag.Key}"] = [tag.Value!];
        }

        var request = new AccessRequest(call.Principal, action, registry.ArnOf(repository)) { Context = keys };
        return PolicyDocument.Combine(
        [
            own is null ? AccessDecision.None : EcrPolicies.Of(own).Decide(request),
            all is null ? AccessDecision.None : EcrPolicies.Of(all).Decide(request),
        ]);
    }
}
