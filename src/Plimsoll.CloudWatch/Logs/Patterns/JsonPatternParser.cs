using System.Text.Json;

namespace Plimsoll.CloudWatch.Logs.Patterns;

internal static class JsonPatternParser
{
    private const int MaxWildcards = 3;
    private const int MaxRegexes = 2;

    public static JsonPattern Parse(PatternScanner scanner)
    {
        var wildcards = 0;
        scanner.Take("{");
        var expression = new ExpressionParser<JsonTest>(scanner, ReadAndCount).Read();
        scanner.SkipSpace();
        scanner.Take("}");
        scanner.ExpectEnd();
        if (wildcards > MaxWildcards)
        {
            throw scanner.Invalid($"at most {MaxWildcards} selectors may have a wildcard");
        }

        return scanner.Regexes <= MaxRegexes
            ? new JsonPattern(expression)
            : throw scanner.Invalid($"at most {MaxRegexes} regular expressions are allowed");

        JsonTest ReadAndCount(PatternScanner s)
        {
            var test = ReadTest(s);
            wildcards += test.Selector.HasWildcard ? 1 : 0;
            return test;
        }
    }

    private static JsonTest ReadTest(PatternScanner scanner)
    {
        var selector = JsonSelectorParser.Read(scanner);
        scanner.SkipSpace();
        if (scanner.TryTakeWord("IS"))
        {
            return new JsonIs(selector, ReadKind(scanner));
        }

        if (scanner.TryTakeWord("NOT"))
        {
            scanner.SkipSpace();
            scanner.Take("EXISTS");
            return new JsonNotExists(selector);
        }

        var comparison = Comparisons.TryRead(scanner)
            ?? throw scanner.Invalid($"expected a comparison, IS or NOT EXISTS {scanner.Where()}");
        return new JsonComparison(selector, comparison, Operand.Read(scanner, comparison));
    }

    private static JsonValueKind ReadKind(PatternScanner scanner)
    {
        scanner.SkipSpace();
        return scanner.TryTakeWord("NULL") ? JsonValueKind.Null
            : scanner.TryTakeWord("TRUE") ? JsonValueKind.True
            : scanner.TryTakeWord("FALSE") ? JsonValueKind.False
            : throw scanner.Invalid($"IS takes NULL, TRUE or FALSE {scanner.Where()}");
    }
}
