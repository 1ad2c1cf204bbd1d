using Plimsoll.Iam.Policies;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Iam.Evaluation;

/// <summary>
/// Decides requests by all policies that apply, as AWS does
/// (docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html, spec/roles-credentials.md §8). Pure.
/// </summary>
public static class PolicyEvaluator
{
    /// <summary>Decides a request.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="policies">All policies that apply to it.</param>
    public static AccessResult Evaluate(AccessRequest request, PolicySet policies)
    {
        var hasBoundary = policies.Boundary is not null;
        Finding identity = default, boundary = default, session = default, resource = default;
        identity.Ask(policies.Identity, request, hasBoundary);
        if (policies.Boundary is { } limit)
        {
            boundary.Ask(limit, request, hasBoundary);
        }

        if (policies.Session is { } passed)
        {
            session.Ask(passed, request, hasBoundary);
        }

        resource.Ask(policies.Resource, request, hasBoundary);

        // A denial wins, wherever it stands.
        return identity.Denies ? Result(AccessOutcome.ExplicitDeny, PolicySource.Identity, identity)
            : boundary.Denies ? Result(AccessOutcome.ExplicitDeny, PolicySource.Boundary, boundary)
            : session.Denies ? Result(AccessOutcome.ExplicitDeny, PolicySource.Session, session)
            : resource.Denies ? Result(AccessOutcome.ExplicitDeny, policies.ResourceSource, resource)
            : Weigh();

        AccessResult Weigh()
        {
            // Services and users of identity providers have no policies of their own; a trust policy must allow, whoever asks.
            if (request.Principal is null || (policies.IsTrust && !resource.Allows))
            {
                return Result(resource.Allows ? AccessOutcome.Allowed : AccessOutcome.ImplicitDeny, policies.ResourceSource, resource);
            }

            // Within an account, what a resource allows to a user or a session by its own name, nothing limits but a denial.
            var isOwn = policies.ResourceAccount is null || policies.ResourceAccount == request.Principal.Account;
            if (isOwn && resource.Reach == PrincipalMatch.Direct)
            {
                return Result(AccessOutcome.Allowed, policies.ResourceSource, resource);
            }

            // What it allows to a role stands in for policies of the role; what it allows to the account leaves it to them.
            var byRole = isOwn && resource.Reach == PrincipalMatch.Role;
            if (!identity.Allows && !byRole && request.Principal.Kind != PrincipalKind.Root)
            {
                return Result(AccessOutcome.ImplicitDeny, PolicySource.Identity, identity);
            }

            return hasBoundary && !boundary.Allows ? Result(AccessOutcome.ImplicitDeny, PolicySource.Boundary, boundary)
                : policies.Session is not null && !session.Allows ? Result(AccessOutcome.ImplicitDeny, PolicySource.Session, session)
                : !isOwn && !resource.Allows ? Result(AccessOutcome.ImplicitDeny, policies.ResourceSource, resource)
                : !identity.Allows && byRole ? Result(AccessOutcome.Allowed, policies.ResourceSource, resource)
                : Result(AccessOutcome.Allowed, PolicySource.Identity, identity);
        }

        AccessResult Result(AccessOutcome outcome, PolicySource source, in Finding finding) => new(request, policies, outcome, source, finding);
    }
}
