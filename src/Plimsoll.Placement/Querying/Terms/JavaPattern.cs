using System.Text.RegularExpressions;
using Plimsoll.Placement.Querying.Syntax;

namespace Plimsoll.Placement.Querying.Terms;

/// <summary>
/// A <c>java.util.regex</c> pattern matched against a whole text in bounded time: by an automaton where the
/// pattern allows it, else (look-around, back-references, possessive quantifiers) by backtracking under a deadline.
/// </summary>
internal sealed class JavaPattern
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMilliseconds(250);

    private readonly Regex _regex;
    private volatile bool _exploded;

    private JavaPattern(Regex regex) => _regex = regex;

    /// <exception cref="ClusterQueryException">Not a regular expression.</exception>
    public static JavaPattern Compile(Argument argument)
    {
        // \z, not $: Java's matches() accepts no trailing newline.
        var whole = $@"\A(?:{JavaSyntax.Translate(argument)})\z";
        try
        {
            return new JavaPattern(new Regex(whole, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking));
        }
        catch (NotSupportedException)
        {
            return new JavaPattern(new Regex(whole, RegexOptions.CultureInvariant, Deadline));
        }
        catch (ArgumentException)
        {
            throw new ClusterQueryException($"'{argument.Text}' is not a regular expression", argument.Position);
        }
    }

    /// <summary>Whether the text matches; null when the deadline passed, which neither matches nor fails to.</summary>
    public bool? Matches(string value)
    {
        // One deadline for each of ten thousand instances would be no bound: what exploded once is not tried again.
        if (_exploded)
        {
            return null;
        }

        try
        {
            return _regex.IsMatch(value);
        }
        catch (RegexMatchTimeoutException)
        {
            _exploded = true;
            return null;
        }
    }
}
