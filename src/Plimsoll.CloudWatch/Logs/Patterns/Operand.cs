namespace Plimsoll.CloudWatch.Logs.Patterns;

/// <summary>The right side of a comparison: a number, a text with wildcards, or a regular expression.</summary>
internal sealed record Operand(string Text, PatternNumber? Number, PatternRegex? Regex, bool Quoted)
{
    /// <summary>Reads the right side of <paramref name="comparison"/>; orderings take numbers only.</summary>
    public static Operand Read(PatternScanner scanner, Comparison comparison)
    {
        scanner.SkipSpace();
        var operand = scanner.Peek switch
        {
            '"' => new Operand(scanner.TakeQuoted(), null, null, Quoted: true),
            '%' => FromRegex(scanner.TakeRegex()),
            _ => FromBare(scanner),
        };
        if (comparison.IsOrdering() && operand.Number is null)
        {
            throw scanner.Invalid($"'{comparison.Symbol()}' compares with a number");
        }

        return operand;
    }

    /// <summary>Compares a value of an event. <paramref name="number"/> is its numeric value where it has one.</summary>
    public bool Compare(string text, PatternNumber? number, Comparison comparison)
    {
        if (Number is { } mine && number is { } theirs)
        {
            return comparison.Holds(theirs.CompareTo(mine));
        }

        if (comparison.IsOrdering())
        {
            return false;
        }

        var equal = Regex?.IsFoundIn(text) ?? PatternText.Matches(Text, text);
        return equal == (comparison == Comparison.Equal);
    }

    public override string ToString() => Regex?.ToString() ?? (Quoted ? PatternText.Quote(Text) : Text);

    private static Operand FromRegex(PatternRegex regex) => new(regex.Source, null, regex, Quoted: false);

    private static Operand FromBare(PatternScanner scanner)
    {
        var text = scanner.TakeWhile(PatternText.IsBareValue);
        return text.Length == 0
            ? throw scanner.Invalid($"a value is missing, or needs double quotation marks, {scanner.Where()}")
            : new Operand(text, PatternNumber.TryParse(text), null, Quoted: false);
    }
}
