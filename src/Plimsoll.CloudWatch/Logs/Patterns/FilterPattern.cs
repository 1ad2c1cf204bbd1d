namespace Plimsoll.CloudWatch.Logs.Patterns;

/// <summary>
/// A filter pattern as FilterLogEvents, TestMetricFilter and metric filters take it: terms, a JSON expression in
/// braces, or space-delimited fields in brackets
/// (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html).
/// </summary>
internal abstract class FilterPattern
{
    /// <summary>Reads a pattern; the empty pattern matches every event.</summary>
    /// <exception cref="FilterPatternException">The text breaks the grammar or one of its quotas.</exception>
    public static FilterPattern Parse(string text)
    {
        var scanner = new PatternScanner(text);
        scanner.SkipSpace();
        return scanner.Peek switch
        {
            '{' => JsonPatternParser.Parse(scanner),
            '[' => SpaceDelimitedPatternParser.Parse(scanner),
            _ => TermPatternParser.Parse(scanner),
        };
    }

    /// <summary>Whether the pattern matches the whole message of one event.</summary>
    public abstract bool Matches(string message);

    /// <summary>The values that the pattern names in a message that it matches, keyed as AWS keys them (<c>$name</c>).</summary>
    public virtual IReadOnlyDictionary<string, string> Extract(string message) => NothingExtracted;

    private static readonly Dictionary<string, string> NothingExtracted = [];
}
