using System.Text.RegularExpressions;

namespace Plimsoll.CloudWatch.Logs.Patterns;

/// <summary>
/// A <c>%regular expression%</c>: a search in a text, in the subset of the syntax that AWS supports. Matching takes
/// time linear in the text, whatever the expression is.
/// </summary>
internal sealed class PatternRegex
{
    private readonly Regex _regex;

    public PatternRegex(string source)
    {
        Source = source;
        try
        {
            _regex = new Regex(PatternRegexTranslator.Translate(source), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw new FilterPatternException($"Invalid filter pattern: '%{source}%' is not a regular expression: {e.Message}");
        }
    }

    public string Source { get; }

    public bool IsFoundIn(string text) => _regex.IsMatch(text);

    public override string ToString() => $"%{Source}%";
}
