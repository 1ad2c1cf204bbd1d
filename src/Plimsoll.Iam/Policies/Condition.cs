namespace Plimsoll.Iam.Policies;

/// <summary>How a condition treats a key that has several values.</summary>
internal enum Quantifier
{
    /// <summary>Keys of one value: no set operator.</summary>
    None,

    /// <summary><c>ForAllValues</c>: true when there is none.</summary>
    All,

    /// <summary><c>ForAnyValue</c>: false when there is none.</summary>
    Any,
}

/// <summary>One key of a condition operator, and the values that it is compared with.</summary>
/// <param name="Key">Condition key, in any case.</param>
/// <param name="Comparison">Compares one value of the request with one of the policy; null for <c>Null</c>, which asks whether the key is there.</param>
/// <param name="IsNegated">True for operators that ask for a difference.</param>
/// <param name="IfExists">True when an absent key is good.</param>
/// <param name="Quantifier">For keys of several values.</param>
/// <param name="Values">Of the policy: any of them will do; of a negated operator none may.</param>
internal sealed record Condition(
    string Key, Comparison? Comparison, bool IsNegated, bool IfExists, Quantifier Quantifier, IReadOnlyList<PolicyText> Values)
{
    public bool Holds(PolicyRequest request)
    {
        var patterns = Values.Select(value => value.Expand(request)).ToList();
        if (patterns.Contains(null))
        {
            return false;
        }

        var given = request.Context.GetValueOrDefault(Key) ?? [];
        if (Comparison is null)
        {
            var absent = given.Count == 0 ? "true" : "false";
            return patterns.Exists(pattern => Glob.Matches(pattern, absent, ignoreCase: true));
        }

        bool Satisfies(string value) => patterns.Exists(pattern => Comparison(pattern!, value)) != IsNegated;
        return (given.Count, Quantifier) switch
        {
            (0, Quantifier.All) => true,
            (0, Quantifier.Any) => IfExists,
            (0, _) => IfExists || IsNegated,
            (_, Quantifier.All) => given.All(Satisfies),
            (_, Quantifier.Any) => given.Any(Satisfies),
            _ => IsNegated ? given.All(Satisfies) : given.Any(Satisfies),
        };
    }
}

/// <summary>Compares a value of a policy with one of a request.</summary>
internal delegate bool Comparison(int[] pattern, string value);
