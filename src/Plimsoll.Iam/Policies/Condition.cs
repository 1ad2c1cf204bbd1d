using Plimsoll.Iam.Evaluation;

namespace Plimsoll.Iam.Policies;

/// <summary>One key of a condition operator, and the values that it is compared with.</summary>
/// <param name="Key">Condition key, in any case.</param>
/// <param name="Operator">How it is compared.</param>
/// <param name="IfExists">True when an absent key is good.</param>
/// <param name="Quantifier">For keys of several values.</param>
/// <param name="Values">Of the policy: any of them will do; of a negated operator none may.</param>
internal sealed record Condition(string Key, ConditionOperator Operator, bool IfExists, Quantifier Quantifier, ConditionValue[] Values)
{
    public bool Holds(AccessRequest request)
    {
        var given = request.Context.Find(Key) ?? [];
        if (Operator.AsksPresence)
        {
            return Values.Any(value => value is FlagValue flag && flag.Expected == (given.Count == 0));
        }

        if (given.Count == 0)
        {
            return Quantifier switch
            {
                // The set operator comes before IfExists: without a value there is no value that would do.
                Quantifier.All => true,
                Quantifier.Any => false,
                _ => IfExists || Operator.IsNegated,
            };
        }

        // Without a set operator, several values are alternatives, as those of the policy are.
        var wantsAll = Quantifier == Quantifier.All || (Quantifier == Quantifier.None && Operator.IsNegated);
        for (var i = 0; i < given.Count; i++)
        {
            if (Satisfies(given[i], request) != wantsAll)
            {
                return !wantsAll;
            }
        }

        return wantsAll;
    }

    private bool Satisfies(string given, AccessRequest request)
    {
        foreach (var value in Values)
        {
            if (value.Matches(given, request))
            {
                return !Operator.IsNegated;
            }
        }

        return Operator.IsNegated;
    }
}
