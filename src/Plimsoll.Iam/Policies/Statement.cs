namespace Plimsoll.Iam.Policies;

/// <summary>One statement of a policy: it matches when all that it has does.</summary>
/// <param name="Allows">False for a denial.</param>
/// <param name="Principals">Whom it is about; null where the policy's owner is meant.</param>
/// <param name="Actions">What they do.</param>
/// <param name="Resources">What they do it to; null where the policy's owner is meant.</param>
/// <param name="Conditions">All of them must hold.</param>
internal sealed record Statement(
    bool Allows, Element<PrincipalSet>? Principals, Element<IReadOnlyList<int[]>> Actions, Element<IReadOnlyList<PolicyText>>? Resources,
    IReadOnlyList<Condition> Conditions)
{
    public bool Matches(PolicyRequest request) =>
        Actions.Value.Any(pattern => Glob.Matches(pattern, request.Action, ignoreCase: true)) != Actions.IsNegated
        && (Principals is null || Principals.Value.Contains(request) != Principals.IsNegated)
        && (Resources is null || MatchesResource(Resources, request))
        && Conditions.All(condition => condition.Holds(request));

    // A variable that stands for nothing makes the statement match nothing, be it negated or not.
    private static bool MatchesResource(Element<IReadOnlyList<PolicyText>> resources, PolicyRequest request)
    {
        var found = false;
        foreach (var text in resources.Value)
        {
            if (text.Expand(request) is not { } pattern)
            {
                return false;
            }

            found |= Glob.MatchesArn(pattern, request.Resource);
        }

        return found != resources.IsNegated;
    }
}

/// <summary>An element, or its negation: <c>Action</c> or <c>NotAction</c>.</summary>
internal sealed record Element<T>(T Value, bool IsNegated);
