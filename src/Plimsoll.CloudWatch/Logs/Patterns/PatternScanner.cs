using System.Text;

namespace Plimsoll.CloudWatch.Logs.Patterns;

/// <summary>A cursor over the text of a pattern, with the lexical pieces that all three forms share.</summary>
internal sealed class PatternScanner(string text)
{
    /// <summary>What <see cref="Peek"/> gives past the last character.</summary>
    public const char End = '\0';

    private int _at;

    /// <summary>Where the cursor stands; set it to read again from there.</summary>
    public int Position { get => _at; set => _at = value; }

    public bool AtEnd => _at >= text.Length;

    public char Peek => AtEnd ? End : text[_at];

    /// <summary>How many regular expressions have been read: JSON and space-delimited patterns may hold two.</summary>
    public int Regexes { get; private set; }

    public void SkipSpace()
    {
        while (!AtEnd && char.IsWhiteSpace(text[_at]))
        {
            _at++;
        }
    }

    public bool TryTake(string token)
    {
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
            throw Invalid($"expected '{token}' {Where()}");
        }
    }

    /// <summary>A keyword, which must end where the word ends.</summary>
    public bool TryTakeWord(string word)
    {
        var after = _at + word.Length;
        if (after < text.Length && char.IsLetterOrDigit(text[after]))
        {
            return false;
        }

        return TryTake(word);
    }

    public string TakeWhile(Func<char, bool> accepts)
    {
        var start = _at;
        while (!AtEnd && accepts(text[_at]))
        {
            _at++;
        }

        return text[start.._at];
    }

    /// <summary>Text in double quotes; <c>\"</c> and <c>\\</c> stand for the quote and the backslash.</summary>
    public string TakeQuoted()
    {
        Take("\"");
        var value = new StringBuilder();
        while (Peek != '"')
        {
            if (AtEnd)
            {
                throw Invalid("a double quotation mark is not closed");
            }

            if (Peek == '\\' && _at + 1 < text.Length && text[_at + 1] is '"' or '\\')
            {
                _at++;
            }

            value.Append(text[_at++]);
        }

        _at++;
        return value.ToString();
    }

    /// <summary>A regular expression between percent signs.</summary>
    public PatternRegex TakeRegex()
    {
        Take("%");
        var body = TakeWhile(c => c != '%');
        if (AtEnd)
        {
            throw Invalid("a regular expression is not closed with '%'");
        }

        _at++;
        Regexes++;
        return new PatternRegex(body);
    }

    public void ExpectEnd()
    {
        SkipSpace();
        if (!AtEnd)
        {
            throw Invalid($"nothing may follow the closing bracket {Where()}");
        }
    }

    public FilterPatternException Invalid(string reason) => new($"Invalid filter pattern: {reason}");

    public string Where() => AtEnd ? "at the end" : $"at position {_at + 1}";
}
