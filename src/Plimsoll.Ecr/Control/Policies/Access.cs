using Plimsoll.Ecr.Api;
using Plimsoll.Ecr.Api.Repositories;
using Plimsoll.Ecr.Naming;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecr.Control.Policies;

/// <summary>
/// Says who may do what, of the API and of the registry alike (spec/ecr.md §6): in its own account a caller needs the allowance of its
/// identity or of the repository's policy, in another account that of both; a denial of either wins.
/// </summary>
internal sealed class Access(ResourcePolicies policies, IAuthorizer identities)
{
    /// <summary>Goes on only when a call of the API may.</summary>
    /// <exception cref="AwsException"><c>AccessDeniedException</c>.</exception>
    public void Authorize(CallContext call, string operation, object input)
    {
        switch (input)
        {
            case IRepositoryRequest one:
                Require(call, operation, EcrContext.RegistryOf(call, one), one.RepositoryName);
                break;
            case IRepositoriesRequest { RepositoryNames: { Count: > 0 } names } several:
                foreach (var name in names)
                {
                    Require(call, operation, EcrContext.RegistryOf(call, several), name);
                }

                break;
            case IRepositoriesRequest all:
                Require(call, operation, EcrContext.RegistryOf(call, all), null);
                break;
            case ITaggedRequest tagged:
                var own = EcrContext.Registry(call, null);
                Require(call, operation, own, own.NameOf(tagged.ResourceArn!));
                break;
            case CreateRepositoryRequest made:
                Require(call, operation, EcrContext.Registry(call, made.RegistryId), made.RepositoryName);
                break;
            default:
                identities.Authorize(call, Action(operation));
                break;
        }
    }

    /// <summary>Goes on only when a caller may do an operation.</summary>
    /// <param name="call">Who asks, and how.</param>
    /// <param name="operation">Of the API, e.g. <c>PutImage</c>.</param>
    /// <param name="registry">The registry.</param>
    /// <param name="repository">The repository; null for operations on none or on all.</param>
    /// <exception cref="AwsException"><c>AccessDeniedException</c>.</exception>
    public void Require(CallContext call, string operation, RegistryScope registry, string? repository)
    {
        var (byResource, byIdentity) = Decide(call, operation, registry, repository);
        if (Passes(call, registry, byResource, byIdentity))
        {
            return;
        }

        var action = Action(operation);
        if (byResource == AccessDecision.Deny)
        {
            throw EcrErrors.DeniedByPolicy(call.Principal.Arn, action, registry.ArnOf(repository!), isExplicit: true);
        }

        identities.Authorize(call, new Need(action, repository is null ? Need.AnyResource : registry.ArnOf(repository)));
        throw repository is null
            ? EcrErrors.OtherRegistry(call.Principal.Arn, registry.Account)
            : EcrErrors.DeniedByPolicy(call.Principal.Arn, action, registry.ArnOf(repository), isExplicit: false);
    }

    /// <summary>True when a caller may do an operation on a repository.</summary>
    public bool May(CallContext call, string operation, RegistryScope registry, string repository)
    {
        var (byResource, byIdentity) = Decide(call, operation, registry, repository);
        return Passes(call, registry, byResource, byIdentity);
    }

    private static bool Passes(CallContext call, RegistryScope registry, AccessDecision byResource, AccessDecision byIdentity) =>
        byResource != AccessDecision.Deny && byIdentity != AccessDecision.Deny
        && (registry.Account == call.Account
            ? byResource == AccessDecision.Allow || byIdentity == AccessDecision.Allow
            : byResource == AccessDecision.Allow && byIdentity == AccessDecision.Allow);

    private (AccessDecision ByResource, AccessDecision ByIdentity) Decide(CallContext call, string operation, RegistryScope registry, string? repository)
    {
        var action = Action(operation);
        return repository is null
            ? (AccessDecision.None, identities.Decide(call, action, "*"))
            : (policies.Decide(call, action, registry, repository), identities.Decide(call, action, registry.ArnOf(repository)));
    }

    private static string Action(string operation) => $"ecr:{operation}";
}
