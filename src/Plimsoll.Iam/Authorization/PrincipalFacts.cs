using Plimsoll.Cells;
using Plimsoll.Iam.Control;
using Plimsoll.Iam.Evaluation;
using Plimsoll.Iam.Managed;
using Plimsoll.Iam.Model;
using Plimsoll.Iam.Naming;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Iam.Authorization;

/// <summary>What the state knows of who calls.</summary>
/// <param name="Arn">Its ARN as <c>aws:PrincipalArn</c> has it: of a session, that of its role.</param>
/// <param name="Tags">Tags of the user or role.</param>
/// <param name="Policies">What it may do, what bounds it and its session.</param>
internal sealed record PrincipalFacts(string Arn, IReadOnlyList<TagValue> Tags, PolicySet Policies)
{
    private static readonly SourcedPolicy All = new(
        "AdministratorAccess", "IAM Policy", CompiledPolicies.OfAws(AwsManagedPolicies.Find(AwsManagedPolicies.ArnPrefix + "/AdministratorAccess")!.Document));

    /// <summary>Unique id of the role or user whose permissions a principal has; the account for the root user.</summary>
    public static string IssuerOf(Principal principal) => principal.Session?.IssuerId ?? principal.UserId.Split(':')[0];

    /// <summary>Of a principal, in its account; null when its role or user is gone.</summary>
    public static PrincipalFacts? Of(View view, Principal principal)
    {
        var arns = new IamArns(principal.Account);
        var issuer = IssuerOf(principal);
        if (principal.Kind == PrincipalKind.Root || issuer == principal.Account)
        {
            return new PrincipalFacts(principal.Arn, [], Within(view, arns, principal.Session, new PolicySet { Identity = [All] }));
        }

        if (view.Derived<PrincipalPolicies>().Of(view, principal.Account, issuer) is not { } policies)
        {
            return null;
        }

        var bound = Within(view, arns, principal.Session, policies);
        return Find.RoleById(view, issuer) is { } role ? new PrincipalFacts(arns.Of(role), role.Tags, bound)
            : Find.UserById(view, issuer) is { } user
                ? new PrincipalFacts(principal.Kind == PrincipalKind.User ? arns.Of(user) : principal.Arn, user.Tags, bound)
                : null;
    }

    /// <summary>True while the role or user of a principal is there.</summary>
    public static bool Lives(View view, Principal principal)
    {
        var issuer = IssuerOf(principal);
        return issuer == principal.Account || Find.RoleById(view, issuer) is not null || Find.UserById(view, issuer) is not null;
    }

    private static PolicySet Within(View view, IamArns arns, PrincipalSession? session, PolicySet policies)
    {
        if (session is not { Policy: not null } and not { PolicyArns.Count: > 0 })
        {
            return policies;
        }

        var passed = (session.PolicyArns ?? []).Select(arn => PrincipalPolicies.Managed(view, arns, arn)).OfType<SourcedPolicy>().ToList();
        if (session.Policy is { } text)
        {
            passed.Add(new SourcedPolicy("session policy", "Session Policy", CompiledPolicies.OfSession(text)));
        }

        return policies with { Session = passed };
    }
}
