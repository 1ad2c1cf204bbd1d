using System.Text;

namespace Plimsoll.CloudWatch.Logs.Insights.Language;

/// <summary>A cursor over the text of a query. Blanks, and comments from <c>#</c> to the end of the line, are passed over.</summary>
internal sealed class QueryScanner(string text)
{
    private int _at;

    public int Position { get => _at; set => _at = value; }

    public bool AtEnd
    {
        get
        {
            SkipSpace();
            return _at >= text.Length;
        }
    }

    public char Peek => AtEnd ? '\0' : text[_at];

    /// <summary>What was written since a position, without the blanks around it.</summary>
    public string Since(int start) => text[start..Math.Max(start, _at)].Trim();

    public bool TryTake(string token)
    {
        SkipSpace();
        if (string.CompareOrdinal(text, _at, token, 0, token.Length) != 0)
        {
            return false;
        }

        _at += token.Length;
        return true;
    }

    public void Take(string token)
    {
        if (!TryTake(token))
        {
            throw Unexpected($"expected '{token}'");
        }
    }

    /// <summary>A keyword, whatever its case, that ends where the word ends.</summary>
    public bool TryTakeWord(string word)
    {
        SkipSpace();
        var after = _at + word.Length;
        if (string.Compare(text, _at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) != 0 || (after < text.Length && IsNameCharacter(text[after])))
        {
            return false;
        }

        _at = after;
        return true;
    }

    /// <summary>A name, or a name in backticks; null where there is none.</summary>
    public string? TryTakeName()
    {
        if (Peek == '`')
        {
            _at++;
            return TakeUntil('`', "a backtick");
        }

        return Peek is var first && (char.IsLetter(first) || first is '_' or '@') ? TakeWhile(IsNameCharacter) : null;
    }

    public string TakeName(string what) => TryTakeName() ?? throw Unexpected($"expected {what}");

    public string TakeWhile(Func<char, bool> accepts)
    {
        SkipSpace();
        var start = _at;
        while (_at < text.Length && accepts(text[_at]))
        {
            _at++;
        }

        return text[start.._at];
    }

    /// <summary>Text in single or double quotes; a backslash takes the quote or backslash behind it as it is. Null where there is none.</summary>
    public string? TryTakeString()
    {
        var quote = Peek;
        if (quote is not ('"' or '\''))
        {
            return null;
        }

        var value = new StringBuilder();
        for (_at++; _at < text.Length; _at++)
        {
            if (text[_at] == quote)
            {
                _at++;
                return value.ToString();
            }

            if (text[_at] == '\\' && _at + 1 < text.Length && (text[_at + 1] == quote || text[_at + 1] == '\\'))
            {
                _at++;
            }

            value.Append(text[_at]);
        }

        throw Unexpected("a quotation mark is not closed");
    }

    /// <summary>A regular expression between slashes, as it is written; null where there is none.</summary>
    public string? TryTakeRegex()
    {
        if (Peek != '/')
        {
            return null;
        }

        var value = new StringBuilder();
        for (_at++; _at < text.Length; _at++)
        {
            if (text[_at] == '/')
            {
                _at++;
                return value.ToString();
            }

            if (text[_at] == '\\' && _at + 1 < text.Length)
            {
                _ = text[_at + 1] == '/' ? value : value.Append('\\');
                _at++;
            }

            value.Append(text[_at]);
        }

        throw Unexpected("a regular expression is not closed with '/'");
    }

    /// <summary>The error, in AWS's form: with line and position.</summary>
    public MalformedQueryException Unexpected(string reason)
    {
        var until = text[..Math.Min(_at, text.Length)];
        var line = until.Count(c => c == '\n') + 1;
        var column = _at - (until.LastIndexOf('\n') + 1) + 1;
        var found = _at < text.Length ? $"unexpected symbol found {text[_at]}" : "unexpected end of the query";
        return new MalformedQueryException($"{found} at line {line} and position {column}: {reason}");
    }

    private static bool IsNameCharacter(char c) => char.IsLetterOrDigit(c) || c is '_' or '@' or '.';

    private string TakeUntil(char end, string what)
    {
        var close = text.IndexOf(end, _at);
        if (close < 0)
        {
            throw Unexpected($"{what} is not closed");
        }

        var taken = text[_at..close];
        _at = close + 1;
        return taken;
    }

    private void SkipSpace()
    {
        while (_at < text.Length && (char.IsWhiteSpace(text[_at]) || text[_at] == '#'))
        {
            _at = text[_at] != '#' ? _at + 1 : text.IndexOf('\n', _at) is >= 0 and var end ? end : text.Length;
        }
    }
}
