using System.Collections.Concurrent;
using Plimsoll.Cells;
using Plimsoll.Iam.Control;
using Plimsoll.Iam.Evaluation;
using Plimsoll.Iam.Policies;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Iam.Authorization;

/// <summary>
/// Decides by the policies that the account has: the root user may do all; users, roles and sessions what their policies allow. Nothing about
/// who may do what is known here.
/// </summary>
public sealed class Authorizer : IAuthorizer
{
    private const string Global = "us-east-1";
    private readonly CellHost _cells;
    private readonly LastUses _uses;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<string, Cell> _known = new(StringComparer.Ordinal);

    internal Authorizer(CellHost cells, LastUses uses, TimeProvider time) => (_cells, _uses, _time) = (cells, uses, time);

    /// <inheritdoc/>
    public void Authorize(CallContext call, Need need)
    {
        TemporaryLimits.Check(call.Principal, need.Action);
        var (request, result) = Ask(call, need.Action, need.Resource, new NeedContext(need.Keys), []);
        if (!result.IsAllowed)
        {
            throw new AwsException("AccessDeniedException", Denial.Message(request, result));
        }
    }

    /// <inheritdoc/>
    public AccessDecision Decide(CallContext call, string action, string resource) => Evaluate(call, action, resource).Decision switch
    {
        AccessOutcome.Allowed => AccessDecision.Allow,
        AccessOutcome.ExplicitDeny => AccessDecision.Deny,
        _ => AccessDecision.None,
    };

    /// <summary>Decides one request by all policies that apply to it, and tells by which.</summary>
    /// <param name="call">Who asks.</param>
    /// <param name="action">IAM action, e.g. <c>ecs:RunTask</c>.</param>
    /// <param name="resource">ARN of what it is done to, or <c>*</c>.</param>
    /// <param name="keys">Condition keys of the operation, beside those of every call and of the caller; null for none.</param>
    /// <param name="resourcePolicies">Policies that the resource itself has.</param>
    /// <param name="resourceAccount">Account of the resource, twelve digits; null for the caller's.</param>
    public AccessResult Evaluate(
        CallContext call, string action, string resource, IContextKeys? keys = null, IReadOnlyList<SourcedPolicy>? resourcePolicies = null,
        string? resourceAccount = null) => Ask(call, action, resource, keys, resourcePolicies ?? [], resourceAccount).Result;

    /// <summary>Decides whether a caller may assume a role: the role's trust policy must itself allow it.</summary>
    internal AccessResult EvaluateTrust(CallContext call, string action, string roleArn, IContextKeys keys, SourcedPolicy trust, string roleAccount) =>
        Ask(call, action, roleArn, keys, [trust], roleAccount, isTrust: true).Result;

    private (AccessRequest Request, AccessResult Result) Ask(
        CallContext call, string action, string resource, IContextKeys? keys, IReadOnlyList<SourcedPolicy> resourcePolicies, string? resourceAccount = null,
        bool isTrust = false)
    {
        var principal = call.Principal;
        var facts = principal.Kind == PrincipalKind.Root && principal.Session is null ? null : FactsOf(principal);
        Note(call, action);
        var request = new AccessRequest(principal, action, resource)
        {
            Context = RequestKeys.Of(call, _time.GetUtcNow(), facts is null ? keys : new PrincipalKeys(principal, facts, keys)),
        };
        var policies = facts?.Policies ?? PolicySet.Empty;
        return (request, PolicyEvaluator.Evaluate(
            request,
            resourcePolicies.Count == 0 && resourceAccount is null ? policies
                : policies with { Resource = resourcePolicies, ResourceAccount = resourceAccount, IsTrust = isTrust }));
    }

    private PrincipalFacts? FactsOf(Principal principal) => CellOf(principal.Account).Peek(view => PrincipalFacts.Of(view, principal));

    private Cell CellOf(string account) => _known.TryGetValue(account, out var cell) ? cell : _known.GetOrAdd(account, _cells.Get(account, IamContext.Region));

    private void Note(CallContext call, string action)
    {
        var used = call.Principal.Kind == PrincipalKind.AssumedRole ? PrincipalFacts.IssuerOf(call.Principal) : call.Principal.AccessKeyId;
        if (used is not null)
        {
            var service = action[..action.IndexOf(':', StringComparison.Ordinal)];
            _uses.Note(call.Account, used, service is "iam" or "sts" ? Global : call.Region, service);
        }
    }
}
