namespace Plimsoll.CloudWatch.Logs.Patterns;

/// <summary>Reads <c>ERROR -"not this" ?maybe %regex%</c>.</summary>
internal static class TermPatternParser
{
    public static TermPattern Parse(PatternScanner scanner)
    {
        var terms = new List<Term>();
        scanner.SkipSpace();
        while (!scanner.AtEnd)
        {
            terms.Add(ReadTerm(scanner));
            scanner.SkipSpace();
        }

        return new TermPattern(terms);
    }

    private static Term ReadTerm(PatternScanner scanner)
    {
        var role = scanner.TryTake("-") ? TermRole.Excluded : scanner.TryTake("?") ? TermRole.Optional : TermRole.Required;
        if (role == TermRole.Excluded)
        {
            // AWS's own examples write the minus sign apart from its term.
            scanner.SkipSpace();
        }

        return scanner.Peek switch
        {
            '"' => new Term(role, scanner.TakeQuoted(), null),
            '%' => new Term(role, null, scanner.TakeRegex()),
            _ => new Term(role, ReadBareTerm(scanner), null),
        };
    }

    private static string ReadBareTerm(PatternScanner scanner)
    {
        var term = scanner.TakeWhile(c => !char.IsWhiteSpace(c));
        if (term.Length == 0)
        {
            throw scanner.Invalid($"a term is missing {scanner.Where()}");
        }

        return term.All(PatternText.IsWord) ? term : throw new FilterPatternException($"Invalid character(s) in term '{term}'");
    }
}
