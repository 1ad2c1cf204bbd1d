using System.Collections.Frozen;

namespace Plimsoll.Iam.Policies;

/// <summary>A condition operator without its set qualifier and its <c>IfExists</c>.</summary>
/// <param name="Comparison">How values are compared; null for <c>Null</c>.</param>
/// <param name="IsNegated">True for operators that ask for a difference.</param>
/// <param name="IsValue">True for a text that a policy may compare with.</param>
/// <param name="HasVariables">True where variables may stand in the text.</param>
/// <param name="HasWildcards">True where the text is a pattern.</param>
internal sealed record ConditionOperator(
    Comparison? Comparison, bool IsNegated, Func<string, bool> IsValue, bool HasVariables = false, bool HasWildcards = false)
{
    private static readonly FrozenDictionary<string, ConditionOperator> ByName = All().ToFrozenDictionary(one => one.Name, one => one.Operator);

    /// <summary>The operator of a name; null for none.</summary>
    public static ConditionOperator? Find(string name) => ByName.GetValueOrDefault(name);

    private static IEnumerable<(string Name, ConditionOperator Operator)> All()
    {
        Comparison same = (pattern, value) => Glob.Matches(pattern, value);
        Comparison sameIgnoringCase = (pattern, value) => Glob.Matches(pattern, value, ignoreCase: true);
        Comparison sameArn = (pattern, value) => Glob.MatchesArn(pattern, value);
        foreach (var isNegated in new[] { false, true })
        {
            var not = isNegated ? "Not" : "";
            yield return ($"String{not}Equals", new(same, isNegated, _ => true, HasVariables: true));
            yield return ($"String{not}EqualsIgnoreCase", new(sameIgnoringCase, isNegated, _ => true, HasVariables: true));
            yield return ($"String{not}Like", new(same, isNegated, _ => true, HasVariables: true, HasWildcards: true));
            yield return ($"Arn{not}Equals", new(sameArn, isNegated, _ => true, HasVariables: true, HasWildcards: true));
            yield return ($"Arn{not}Like", new(sameArn, isNegated, _ => true, HasVariables: true, HasWildcards: true));
            yield return ($"{not}IpAddress", new(ConditionValues.IsIn, isNegated, text => ConditionValues.Network(text) is not null));
            yield return ($"Numeric{not}Equals", Number(order => order == 0, isNegated));
            yield return ($"Date{not}Equals", Date(order => order == 0, isNegated));
        }

        foreach (var (name, right) in new (string, Func<int, bool>)[]
        {
            ("LessThan", order => order < 0), ("LessThanEquals", order => order <= 0),
            ("GreaterThan", order => order > 0), ("GreaterThanEquals", order => order >= 0),
        })
        {
            yield return ($"Numeric{name}", Number(right, isNegated: false));
            yield return ($"Date{name}", Date(right, isNegated: false));
        }

        yield return ("Bool", new(sameIgnoringCase, false, IsFlag));
        yield return ("BinaryEquals", new(same, false, _ => true));
        yield return ("Null", new(null, false, IsFlag));
    }

    private static ConditionOperator Number(Func<int, bool> right, bool isNegated) =>
        new(ConditionValues.Ordered(ConditionValues.Number, right), isNegated, text => ConditionValues.Number(text) is not null);

    private static ConditionOperator Date(Func<int, bool> right, bool isNegated) =>
        new(ConditionValues.Ordered(ConditionValues.Date, right), isNegated, text => ConditionValues.Date(text) is not null);

    private static bool IsFlag(string text) => text.ToUpperInvariant() is "TRUE" or "FALSE";
}
