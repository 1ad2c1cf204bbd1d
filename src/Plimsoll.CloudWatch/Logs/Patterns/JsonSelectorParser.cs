using System.Globalization;

namespace Plimsoll.CloudWatch.Logs.Patterns;

internal static class JsonSelectorParser
{
    public static JsonSelector Read(PatternScanner scanner)
    {
        scanner.Take("$");
        var steps = new List<JsonStep>();
        while (TryReadStep(scanner, steps.Count > 0) is { } step)
        {
            steps.Add(step);
        }

        if (steps.Count == 0)
        {
            throw scanner.Invalid("a property selector begins with '$.' and a property");
        }

        var selector = new JsonSelector(steps);
        return steps.Count(s => s.IsWildcard) <= 1 ? selector : throw scanner.Invalid($"'{selector}' has more than one wildcard");
    }

    private static JsonStep? TryReadStep(PatternScanner scanner, bool afterProperty)
    {
        var dotted = scanner.TryTake(".");
        if (scanner.TryTake("['"))
        {
            var key = scanner.TakeWhile(c => c != '\'');
            scanner.Take("']");
            return new JsonStep(key, null);
        }

        if (dotted)
        {
            return ReadProperty(scanner);
        }

        if (!afterProperty || !scanner.TryTake("["))
        {
            return null;
        }

        return ReadElement(scanner);
    }

    private static JsonStep ReadProperty(PatternScanner scanner)
    {
        if (scanner.TryTake("*"))
        {
            return new JsonStep(null, null);
        }

        var name = scanner.TakeWhile(JsonSelector.IsNameCharacter);
        return name.Length > 0 ? new JsonStep(name, null) : throw scanner.Invalid($"a property name is missing {scanner.Where()}");
    }

    private static JsonStep ReadElement(PatternScanner scanner)
    {
        var wildcard = scanner.TryTake("*");
        var digits = wildcard ? "" : scanner.TakeWhile(char.IsAsciiDigit);
        scanner.Take("]");
        if (wildcard)
        {
            return new JsonStep(null, null);
        }

        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? new JsonStep(null, index)
            : throw scanner.Invalid("an array element is a number or '*'");
    }
}
