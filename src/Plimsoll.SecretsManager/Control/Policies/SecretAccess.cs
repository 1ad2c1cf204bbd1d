using Plimsoll.SecretsManager.Model;
using Plimsoll.SecretsManager.Naming;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Operations;

namespace Plimsoll.SecretsManager.Control.Policies;

/// <summary>
/// Says who may do what: in its own account a caller needs the allowance of its identity or of the secret's policy, in another account that of
/// both; a denial of either wins (spec/secrets-parameters.md §5).
/// </summary>
internal sealed class SecretAccess(SecretsContext context, IAuthorizer identities)
{
    /// <summary>Goes on only when a call may.</summary>
    /// <exception cref="AwsException"><c>AccessDeniedException</c>; <c>ValidationException</c> for a SecretId that can mean no secret.</exception>
    public void Authorize(CallContext call, string operation, object input)
    {
        foreach (var need in SecretNeeds.Of(call, operation, input, id => Find(call, id).Secret?.Arn))
        {
            Require(call, need, (input as Api.ISecretRequest)?.SecretId);
        }
    }

    /// <summary>Goes on only when a caller may read a secret.</summary>
    /// <exception cref="AwsException"><c>AccessDeniedException</c>.</exception>
    public void RequireRead(CallContext call, string id) => Require(call, SecretNeeds.Read(Find(call, id).Secret?.Arn ?? id), id);

    private void Require(CallContext call, AccessNeed need, string? id)
    {
        var (isOwn, byResource) = id is null ? (true, AccessDecision.None) : Resource(call, need, id);
        if (Lacks(isOwn, byResource, identities.Decide(call, need.Action, need.Resource), need.Action) is { } why)
        {
            throw SecretsErrors.Denied(call.Principal.Arn, need, why);
        }
    }

    // In AWS's words why not; null where it may.
    private static string? Lacks(bool isOwn, AccessDecision byResource, AccessDecision byIdentity, string action) =>
        byResource == AccessDecision.Deny ? "with an explicit deny in a resource-based policy"
        : byIdentity == AccessDecision.Deny ? "with an explicit deny in an identity-based policy"
        : byIdentity == AccessDecision.Allow ? isOwn || byResource == AccessDecision.Allow ? null : $"because no resource-based policy allows the {action} action"
        : isOwn && byResource == AccessDecision.Allow ? null : $"because no identity-based policy allows the {action} action";

    private (bool IsOwn, AccessDecision Decision) Resource(CallContext call, AccessNeed need, string id)
    {
        var (place, secret, policy) = Find(call, id);
        return (place.Account == call.Account, secret is null || policy is null ? AccessDecision.None : SecretPolicies.Decide(policy, call, need, secret, context.Now));
    }

    private (SecretRef Place, SecretRecord? Secret, SecretPolicyRecord? Policy) Find(CallContext call, string id)
    {
        var place = SecretRef.Read(call, id);
        return context.Cell(place).Peek(view =>
            (place, SecretsContext.Find(view, place), view.Get(SecretTables.Policies, place.Name)));
    }
}
