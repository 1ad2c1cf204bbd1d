using System.Collections.Frozen;

namespace Plimsoll.Iam.Policies;

/// <summary>A condition operator without its set qualifier and its <c>IfExists</c>.</summary>
/// <param name="Compile">Makes a value of a policy ready; gives null, or a fault, for a text that it cannot compare with.</param>
/// <param name="IsNegated">True for operators that ask for a difference.</param>
/// <param name="AsksPresence">True for <c>Null</c>, which compares nothing.</param>
internal sealed record ConditionOperator(CompileValue Compile, bool IsNegated, bool AsksPresence = false)
{
    private static readonly FrozenDictionary<string, ConditionOperator> ByName =
        All().ToFrozenDictionary(one => one.Name, one => one.Operator, StringComparer.OrdinalIgnoreCase);

    /// <summary>The operator of a name, in any case; null for none.</summary>
    public static ConditionOperator? Find(string name) => ByName.GetValueOrDefault(name);

    private static IEnumerable<(string Name, ConditionOperator Operator)> All()
    {
        foreach (var isNegated in new[] { false, true })
        {
            var not = isNegated ? "Not" : "";
            yield return ($"String{not}Equals", new(Text(wildcards: false, ignoreCase: false), isNegated));
            yield return ($"String{not}EqualsIgnoreCase", new(Text(wildcards: false, ignoreCase: true), isNegated));
            yield return ($"String{not}Like", new(Text(wildcards: true, ignoreCase: false), isNegated));
            yield return ($"Arn{not}Equals", new(Arn, isNegated));
            yield return ($"Arn{not}Like", new(Arn, isNegated));
            yield return ($"{not}IpAddress", new(Network, isNegated));
            yield return ($"Numeric{not}Equals", new(Number(order => order == 0), isNegated));
            yield return ($"Date{not}Equals", new(Date(order => order == 0), isNegated));
        }

        foreach (var (name, right) in new (string, Func<int, bool>)[]
        {
            ("LessThan", order => order < 0), ("LessThanEquals", order => order <= 0),
            ("GreaterThan", order => order > 0), ("GreaterThanEquals", order => order >= 0),
        })
        {
            yield return ($"Numeric{name}", new(Number(right), false));
            yield return ($"Date{name}", new(Date(right), false));
        }

        yield return ("Bool", new(Flag, false));
        yield return ("BinaryEquals", new((string text, bool _, out string? fault) => Literal(text, out fault), false));
        yield return ("Null", new(Flag, false, AsksPresence: true));
    }

    private static CompileValue Text(bool wildcards, bool ignoreCase) => (string text, bool variables, out string? fault) =>
        new TextValue(PolicyText.Parse(text, variables, wildcards, out fault), ignoreCase);

    private static TextValue Literal(string text, out string? fault) => new(PolicyText.Parse(text, variables: false, wildcards: false, out fault), ignoreCase: false);

    private static ArnValue Arn(string text, bool variables, out string? fault) => new(ArnPattern.Parse(text, variables, completes: false, out fault));

    private static NetworkValue? Network(string text, bool variables, out string? fault)
    {
        fault = null;
        return NetworkValue.Parse(text);
    }

    private static FlagValue? Flag(string text, bool variables, out string? fault)
    {
        fault = null;
        return ConditionValues.Flag(text) is { } flag ? new FlagValue(flag) : null;
    }

    private static CompileValue Number(Func<int, bool> right) => (string text, bool _, out string? fault) =>
    {
        fault = null;
        return ConditionValues.Number(text) is { } number ? new OrderedValue<decimal>(number, ConditionValues.Number, right) : null;
    };

    // A moment that no request can have, such as one in the year 10000, is a value too, and nothing compares with it.
    private static CompileValue Date(Func<int, bool> right) => (string text, bool _, out string? fault) =>
    {
        fault = null;
        var date = ConditionValues.Date(text);
        return date is not null || DateForm.Fits(text) ? new OrderedValue<DateTimeOffset>(date, ConditionValues.Date, right) : null;
    };
}

/// <summary>Makes a value of a policy ready to be compared.</summary>
/// <param name="text">As written.</param>
/// <param name="variables">False in policies of the old version.</param>
/// <param name="fault">What is wrong with its variables; null for nothing.</param>
internal delegate ConditionValue? CompileValue(string text, bool variables, out string? fault);
