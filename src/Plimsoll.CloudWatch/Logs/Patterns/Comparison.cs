namespace Plimsoll.CloudWatch.Logs.Patterns;

internal enum Comparison
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

internal static class Comparisons
{
    // Longer symbols first: "<" is a beginning of "<=".
    private static readonly (string Symbol, Comparison Comparison)[] Symbols =
    [
        ("!=", Comparison.NotEqual), ("<=", Comparison.LessOrEqual), (">=", Comparison.GreaterOrEqual),
        ("=", Comparison.Equal), ("<", Comparison.Less), (">", Comparison.Greater),
    ];

    public static Comparison? TryRead(PatternScanner scanner)
    {
        foreach (var (symbol, comparison) in Symbols)
        {
            if (scanner.TryTake(symbol))
            {
                return comparison;
            }
        }

        return null;
    }

    public static string Symbol(this Comparison comparison) => Array.Find(Symbols, s => s.Comparison == comparison).Symbol;

    public static bool IsOrdering(this Comparison comparison) => comparison is not (Comparison.Equal or Comparison.NotEqual);

    public static bool Holds(this Comparison comparison, int order) => comparison switch
    {
        Comparison.Equal => order == 0,
        Comparison.NotEqual => order != 0,
        Comparison.Less => order < 0,
        Comparison.LessOrEqual => order <= 0,
        Comparison.Greater => order > 0,
        _ => order >= 0,
    };
}
