namespace Plimsoll.Placement.Querying.Syntax;

/// <summary>Spellings of the operators.</summary>
internal static class Operators
{
    /// <summary>Symbols, longest first, so that the longest match wins.</summary>
    public static readonly (string Text, Operator Operator)[] Symbols =
    [
        ("==", Operator.Equal), ("!=", Operator.NotEqual), (">=", Operator.GreaterOrEqual), ("<=", Operator.LessOrEqual),
        ("=~", Operator.Match), ("!~", Operator.NotMatch), (">", Operator.Greater), ("<", Operator.Less),
    ];

    private static readonly Dictionary<string, Operator> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["equals"] = Operator.Equal,
        ["not_equals"] = Operator.NotEqual,
        ["greater_than"] = Operator.Greater,
        ["greater_than_equal"] = Operator.GreaterOrEqual,
        ["less_than"] = Operator.Less,
        ["less_than_equal"] = Operator.LessOrEqual,
        ["matches"] = Operator.Match,
        ["not_matches"] = Operator.NotMatch,
        ["in"] = Operator.In,
        ["not_in"] = Operator.NotIn,
        ["!in"] = Operator.NotIn,
        ["exists"] = Operator.Exists,
        ["not_exists"] = Operator.NotExists,
        ["!exists"] = Operator.NotExists,
    };

    public static bool TryParseWord(string word, out Operator op) => Words.TryGetValue(word, out op);

    public static string Symbol(this Operator op) => op switch
    {
        Operator.In => "in",
        Operator.NotIn => "!in",
        Operator.Exists => "exists",
        Operator.NotExists => "!exists",
        _ => Symbols.First(symbol => symbol.Operator == op).Text,
    };

    public static bool IsList(this Operator op) => op is Operator.In or Operator.NotIn;

    public static bool IsExistence(this Operator op) => op is Operator.Exists or Operator.NotExists;

    public static bool IsOrder(this Operator op) =>
        op is Operator.Greater or Operator.GreaterOrEqual or Operator.Less or Operator.LessOrEqual;

    /// <summary>The answer of an order or equality operator, given how the instance's value compares to the argument.</summary>
    public static bool Accepts(this Operator op, int comparison) => op switch
    {
        Operator.Equal => comparison == 0,
        Operator.NotEqual => comparison != 0,
        Operator.Greater => comparison > 0,
        Operator.GreaterOrEqual => comparison >= 0,
        Operator.Less => comparison < 0,
        Operator.LessOrEqual => comparison <= 0,
        _ => throw new ArgumentOutOfRangeException(nameof(op), op, "not an order"),
    };
}
