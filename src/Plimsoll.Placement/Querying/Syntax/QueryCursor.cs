namespace Plimsoll.Placement.Querying.Syntax;

/// <summary>
/// Reads tokens. What ends a token depends on where it stands (a subject ends at an operator, a bare
/// argument does not), so the parser asks for the kind of token that it expects.
/// </summary>
internal sealed class QueryCursor(string text)
{
    public int Position { get; private set; }

    public static bool IsBareCharacter(char c) => !char.IsWhiteSpace(c) && c is not ('(' or ')' or '[' or ']' or ',' or '\'' or '"');

    public bool AtEnd()
    {
        while (Position < text.Length && char.IsWhiteSpace(text[Position]))
        {
            Position++;
        }

        return Position == text.Length;
    }

    public bool Take(string symbol)
    {
        if (AtEnd() || string.CompareOrdinal(text, Position, symbol, 0, symbol.Length) != 0)
        {
            return false;
        }

        Position += symbol.Length;
        return true;
    }

    /// <summary>Takes a word of the language, in any case, when it stands alone.</summary>
    public bool TakeKeyword(string keyword)
    {
        if (AtEnd())
        {
            return false;
        }

        var end = Position + keyword.Length;
        if (end > text.Length
            || string.Compare(text, Position, keyword, 0, keyword.Length, StringComparison.OrdinalIgnoreCase) != 0
            || (end < text.Length && IsBareCharacter(text[end])))
        {
            return false;
        }

        Position = end;
        return true;
    }

    /// <summary>A subject: up to a space, a bracket or the first character of an operator.</summary>
    public string TakeSubject() => TakeWhile(c => IsBareCharacter(c) && c is not ('=' or '!' or '<' or '>' or '~' or '&' or '|'));

    /// <summary>An operator word, perhaps with its leading <c>!</c>.</summary>
    public string TakeWord() => TakeWhile(c => char.IsAsciiLetter(c) || c is '_' or '!');

    /// <param name="pattern">A regular expression, in which square brackets cannot be mistaken for a list.</param>
    public Argument TakeArgument(bool pattern = false)
    {
        if (AtEnd())
        {
            throw Error("a value is missing");
        }

        var start = Position;
        var quote = text[Position];
        if (quote is '\'' or '"')
        {
            var close = text.IndexOf(quote, Position + 1);
            if (close < 0)
            {
                throw Error("the quote is not closed");
            }

            Position = close + 1;
            return new Argument(text[(start + 1)..close], start);
        }

        while (Position < text.Length && (IsBareCharacter(text[Position]) || (pattern && (text[Position] is '[' or ']'))) && !AtLogicSymbol())
        {
            Position++;
        }

        return Position > start ? new Argument(text[start..Position], start) : throw Error("a value is missing");
    }

    public ClusterQueryException Error(string reason) => new(reason, Position);

    private bool AtLogicSymbol() =>
        Position + 1 < text.Length && (text[Position] is '&' or '|') && text[Position + 1] == text[Position];

    private string TakeWhile(Func<char, bool> belongs)
    {
        if (AtEnd())
        {
            return "";
        }

        var start = Position;
        while (Position < text.Length && belongs(text[Position]))
        {
            Position++;
        }

        return text[start..Position];
    }
}
