namespace Plimsoll.Iam.Policies;

/// <summary>A text with wildcards and without variables. Most have none, or one at the end: those are compared as texts.</summary>
internal sealed class Pattern
{
    private readonly string _text;
    private readonly int[]? _glob;
    private readonly bool _isPrefix;

    private Pattern(string text, bool isPrefix, int[]? glob) => (_text, _isPrefix, _glob) = (text, isPrefix, glob);

    /// <summary>Matches everything.</summary>
    public bool IsEverything => _isPrefix && _text.Length == 0;

    /// <summary>What stands before the first colon, of an action its service; null where that is not certain.</summary>
    public string? Service { get; private init; }

    /// <summary>The pattern of a text in which <c>*</c> and <c>?</c> are wildcards.</summary>
    public static Pattern Parse(string text)
    {
        var body = text.TrimEnd('*');
        var service = text.AsSpan().IndexOfAny(':', '*', '?') is >= 0 and var colon && text[colon] == ':' ? text[..colon] : null;
        return body.AsSpan().IndexOfAny('*', '?') >= 0
            ? new Pattern("", false, Glob.Parse(text)) { Service = service }
            : new Pattern(body, body.Length < text.Length, null) { Service = service };
    }

    /// <summary>The pattern that a text alone matches.</summary>
    public static Pattern Literal(string text) => new(text, false, null);

    /// <summary>True when the whole text matches.</summary>
    public bool Matches(ReadOnlySpan<char> text, bool ignoreCase = false)
    {
        if (_glob is not null)
        {
            return Glob.Matches(_glob, text, ignoreCase);
        }

        var comparison = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return (_isPrefix || text.Length == _text.Length) && text.StartsWith(_text, comparison);
    }
}
