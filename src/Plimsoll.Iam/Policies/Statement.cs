using Plimsoll.Iam.Evaluation;

namespace Plimsoll.Iam.Policies;

/// <summary>One statement of a policy: it matches when all that it has does.</summary>
/// <param name="Number">Its place in the policy, from 1.</param>
/// <param name="Sid">Its name; null for none.</param>
/// <param name="Allows">False for a denial.</param>
/// <param name="Principals">Whom it is about; null where the policy's owner is meant.</param>
/// <param name="Actions">What they do.</param>
/// <param name="Resources">What they do it to; null where the policy's owner is meant.</param>
/// <param name="Conditions">All of them must hold.</param>
internal sealed record Statement(
    int Number, string? Sid, bool Allows, Element<PrincipalSet>? Principals, Element<Pattern[]> Actions, Element<ArnPattern[]>? Resources, Condition[] Conditions)
{
    /// <summary>Where it begins.</summary>
    public TextPosition Start { get; init; }

    /// <summary>Where it ends.</summary>
    public TextPosition End { get; init; }

    /// <summary>How closely the statement names the caller, when it matches a request; none when it does not.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="hasBoundary">True when a permissions boundary limits the caller.</param>
    public PrincipalMatch Match(AccessRequest request, bool hasBoundary = false)
    {
        if (!Concerns(request, hasBoundary, out var match))
        {
            return PrincipalMatch.None;
        }

        foreach (var condition in Conditions)
        {
            if (!condition.Holds(request))
            {
                return PrincipalMatch.None;
            }
        }

        return match;
    }

    /// <summary>True when all but the conditions matches.</summary>
    public bool Concerns(AccessRequest request, bool hasBoundary, out PrincipalMatch match)
    {
        match = PrincipalMatch.Direct;
        if (!MatchesAction(request.Action))
        {
            return false;
        }

        if (Principals is { } principals)
        {
            match = principals.Value.Match(request);
            if (principals.IsNegated)
            {
                // NotPrincipal denies everybody who has a boundary, named or not
                // (docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html).
                match = match == PrincipalMatch.None || (hasBoundary && !Allows) ? PrincipalMatch.Direct : PrincipalMatch.None;
            }

            if (match == PrincipalMatch.None)
            {
                return false;
            }
        }

        return Resources is null || MatchesResource(Resources, request);
    }

    /// <summary>True when the statement is about an action.</summary>
    public bool MatchesAction(string action)
    {
        foreach (var pattern in Actions.Value)
        {
            if (pattern.Matches(action, ignoreCase: true))
            {
                return !Actions.IsNegated;
            }
        }

        return Actions.IsNegated;
    }

    private static bool MatchesResource(Element<ArnPattern[]> resources, AccessRequest request)
    {
        foreach (var pattern in resources.Value)
        {
            if (pattern.Matches(in request.ResourceText, request))
            {
                return !resources.IsNegated;
            }
        }

        return resources.IsNegated;
    }
}
