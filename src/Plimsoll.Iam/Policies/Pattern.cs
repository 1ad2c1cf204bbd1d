namespace Plimsoll.Iam.Policies;

/// <summary>
/// A text with wildcards and without variables. Where <c>*</c> is the only one, what stands between is searched for as text, in order: the
/// first place found is always good.
/// </summary>
internal sealed class Pattern
{
    private readonly string[] _pieces;
    private readonly int[]? _glob;

    private readonly int _least;

    private Pattern(string[] pieces, int[]? glob = null) => (_pieces, _glob, _least) = (pieces, glob, pieces.Sum(piece => piece.Length));

    /// <summary>True when all texts match.</summary>
    public bool IsEverything => _glob is null && _pieces.Length > 1 && _pieces.All(piece => piece.Length == 0);

    /// <summary>The text that alone matches; null when others do.</summary>
    public string? Literal => _glob is null && _pieces is [var alone] ? alone : null;

    /// <summary>What stands before the first colon, of an action its service; null where that is not certain.</summary>
    public string? Service { get; private init; }

    /// <summary>The pattern of a text in which <c>*</c> and <c>?</c> are wildcards.</summary>
    public static Pattern Parse(string text)
    {
        var colon = text.AsSpan().IndexOfAny(':', '*', '?');
        var glob = text.Contains('?', StringComparison.Ordinal) ? Glob.Parse(text) : null;
        return new Pattern(text.Split('*'), glob) { Service = colon >= 0 && text[colon] == ':' ? text[..colon] : null };
    }

    /// <summary>The pattern that a text alone matches.</summary>
    public static Pattern Of(string text) => new([text]);

    /// <summary>True when the whole text matches.</summary>
    public bool Matches(ReadOnlySpan<char> text, bool ignoreCase = false)
    {
        if (_glob is not null)
        {
            return Glob.Matches(_glob, text, ignoreCase);
        }

        // Most texts are told apart by a letter.
        var (first, last) = (_pieces[0], _pieces[^1]);
        if (text.Length < _least || (first.Length > 0 && Differ(first[^1], text[first.Length - 1], ignoreCase)))
        {
            return false;
        }

        var comparison = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        if (_pieces.Length == 1)
        {
            return text.Length == first.Length && text.Equals(first, comparison);
        }

        if ((first.Length > 0 && !text.StartsWith(first, comparison)) || (last.Length > 0 && !text.EndsWith(last, comparison)))
        {
            return false;
        }

        if (_pieces.Length == 2)
        {
            return true;
        }

        text = text[first.Length..^last.Length];
        foreach (var piece in _pieces.AsSpan(1, _pieces.Length - 2))
        {
            var at = ignoreCase ? text.IndexOf(piece, StringComparison.OrdinalIgnoreCase) : text.IndexOf(piece);
            if (at < 0)
            {
                return false;
            }

            text = text[(at + piece.Length)..];
        }

        return true;
    }

    private static bool Differ(char one, char other, bool ignoreCase) =>
        one != other && (!ignoreCase || ((one | other) < 0x80 && (one | 0x20) != (other | 0x20)));
}
