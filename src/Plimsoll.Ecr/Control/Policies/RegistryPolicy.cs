using Plimsoll.Ecr.Naming;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecr.Control.Policies;

/// <summary>Asks the policies for what the program does by itself on somebody's behalf: replicating, filling the cache.</summary>
internal sealed class RegistryPolicy(ResourcePolicies policies)
{
    /// <summary>True when a principal may: one of the registry's own account unless it is denied, any other only where it is allowed.</summary>
    /// <param name="registry">The registry that would change.</param>
    /// <param name="principal">On whose behalf; of replication the root of the source's account.</param>
    /// <param name="action">E.g. <c>ecr:ReplicateImage</c>, <c>ecr:CreateRepository</c>, <c>ecr:BatchImportUpstreamImage</c>.</param>
    /// <param name="repository">The repository; it need not be there.</param>
    public bool Allows(RegistryScope registry, Principal principal, string action, string repository)
    {
        var call = new CallContext(principal, registry.Region, "", "", CancellationToken.None);
        return policies.Decide(call, action, registry, repository) switch
        {
            AccessDecision.Allow => true,
            AccessDecision.Deny => false,
            _ => principal.Account == registry.Account,
        };
    }
}
