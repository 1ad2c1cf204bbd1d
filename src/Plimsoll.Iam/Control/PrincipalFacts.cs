using Plimsoll.Cells;
using Plimsoll.Iam.Evaluation;
using Plimsoll.Iam.Managed;
using Plimsoll.Iam.Model;
using Plimsoll.Iam.Naming;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Iam.Control;

/// <summary>What the state knows of who calls.</summary>
/// <param name="Arn">Its ARN as <c>aws:PrincipalArn</c> has it: of a session, that of its role.</param>
/// <param name="Tags">Tags of the user or role.</param>
/// <param name="Policies">What it may do, what bounds it and its session.</param>
internal sealed record PrincipalFacts(string Arn, IReadOnlyList<TagValue> Tags, PolicySet Policies)
{
    private static readonly SourcedPolicy All = new(
        "AdministratorAccess", "IAM Policy", CompiledPolicies.OfAws(AwsManagedPolicies.Find(AwsManagedPolicies.ArnPrefix + "/AdministratorAccess")!.Document));

    /// <summary>Unique id of the role or user whose permissions a principal has; the account for the root user.</summary>
    public static string IssuerOf(Principal principal) =>
        principal.Session?.IssuerId ?? (principal.Kind == PrincipalKind.User ? principal.UserId : principal.UserId.Split(':')[0]);

    /// <summary>Of a principal, in its account; null when its role or user is gone.</summary>
    public static PrincipalFacts? Of(View view, Principal principal)
    {
        var issuer = IssuerOf(principal);
        var facts = issuer == principal.Account
            ? new PrincipalFacts(principal.Arn, [], new PolicySet { Identity = [All] })
            : view.Derived<PrincipalPolicies>().Of(view, principal.Account, issuer);
        if (facts is null || principal.Session is not { } session)
        {
            return facts;
        }

        var bound = session is { Policy: null } and ({ PolicyArns: null } or { PolicyArns.Count: 0 }) ? facts
            : facts with { Policies = facts.Policies with { Session = Passed(view, new IamArns(principal.Account), session) } };
        return principal.Kind == PrincipalKind.FederatedUser ? bound with { Arn = principal.Arn } : bound;
    }

    /// <summary>True while the role or user of a principal is there.</summary>
    public static bool Lives(View view, Principal principal)
    {
        var issuer = IssuerOf(principal);
        return issuer == principal.Account || view.Derived<PrincipalPolicies>().Of(view, principal.Account, issuer) is not null;
    }

    private static List<SourcedPolicy> Passed(View view, IamArns arns, PrincipalSession session)
    {
        var passed = (session.PolicyArns ?? []).Select(arn => PrincipalPolicies.Managed(view, arns, arn)).OfType<SourcedPolicy>().ToList();
        if (session.Policy is { } text)
        {
            passed.Add(new SourcedPolicy("session policy", "Session Policy", CompiledPolicies.OfSession(text)));
        }

        return passed;
    }
}
