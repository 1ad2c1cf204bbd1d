using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Plimsoll.Agent.Logs;

/// <summary>
/// Compiles a regular expression as Docker's RE2 reads it (github.com/google/re2/wiki/Syntax): no look-around, no backreferences, classes
/// of ASCII, and matching in time linear in the text.
/// </summary>
internal static class Re2Pattern
{
    private const int MostRepeats = 1_000;

    /// <summary>Compiles.</summary>
    /// <exception cref="FormatException">RE2 does not have it; the message is worded as Go's.</exception>
    public static Regex Compile(string pattern)
    {
        try
        {
            return new Regex(new Translation(pattern).ToString(), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw Error("invalid or unsupported syntax", pattern, e);
        }
    }

    private static FormatException Error(string what, string where, Exception? inner = null) =>
        new($"error parsing regexp: {what}: `{where}`", inner);

    private sealed class Translation
    {
        private readonly string _pattern;
        private readonly StringBuilder _out = new();
        private int _at;

        public Translation(string pattern)
        {
            _pattern = pattern;
            while (_at < pattern.Length)
            {
                switch (pattern[_at])
                {
                    case '\\':
                        Escape(inClass: false);
                        break;
                    case '[':
                        Class();
                        break;
                    case '(' when Follows("(?"):
                        Group();
                        break;
                    case '{':
                        Repeat();
                        break;
                    default:
                        _out.Append(pattern[_at++]);
                        break;
                }
            }
        }

        public override string ToString() => _out.ToString();

        private bool Follows(string text) => string.CompareOrdinal(_pattern, _at, text, 0, text.Length) == 0;

        private void Group()
        {
            foreach (var named in new[] { "(?P<", "(?<" })
            {
                if (Follows(named) && _at + named.Length < _pattern.Length && _pattern[_at + named.Length] is not ('=' or '!'))
                {
                    _out.Append("(?<");
                    _at += named.Length;
                    return;
                }
            }

            var end = _at + 2;
            while (end < _pattern.Length && "imsU-".Contains(_pattern[end], StringComparison.Ordinal))
            {
                end++;
            }

            if (end == _pattern.Length || _pattern[end] is not (':' or ')'))
            {
                throw Error("invalid or unsupported Perl syntax", _pattern[_at..Math.Min(_pattern.Length, end + 1)]);
            }

            // Which of several matches is preferred makes no difference here.
            var flags = _pattern[(_at + 2)..end].Replace("U", "", StringComparison.Ordinal).TrimEnd('-');
            if (flags.Length > 0 || _pattern[end] == ':')
            {
                _out.Append("(?").Append(flags).Append(_pattern[end]);
            }

            _at = end + 1;
        }

        private void Repeat()
        {
            var end = _pattern.IndexOf('}', _at);
            var counts = end < 0 ? [] : _pattern[(_at + 1)..end].Split(',');
            if (counts.Any(it => int.TryParse(it, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > MostRepeats))
            {
                throw Error("invalid repeat count", _pattern[_at..(end + 1)]);
            }

            _out.Append(_pattern[_at++]);
        }

        private void Class()
        {
            var start = _at++;
            _out.Append('[');
            if (Follows("^"))
            {
                _out.Append('^');
                _at++;
            }

            for (var first = true; ; first = false)
            {
                if (_at >= _pattern.Length)
                {
                    throw Error("missing closing ]", _pattern[start..]);
                }

                switch (_pattern[_at])
                {
                    case ']' when !first:
                        _out.Append(']');
                        _at++;
                        return;
                    case '\\':
                        Escape(inClass: true);
                        break;
                    case '[' when Follows("[:"):
                        Posix();
                        break;
                    case '[' or ']' or '^':
                        _out.Append('\\').Append(_pattern[_at++]);
                        break;
                    default:
                        _out.Append(_pattern[_at++]);
                        break;
                }
            }
        }

        private void Posix()
        {
            var end = _pattern.IndexOf(":]", _at, StringComparison.Ordinal);
            var name = end < 0 ? "" : _pattern[(_at + 2)..end];
            _out.Append(name switch
            {
                "alnum" => "0-9A-Za-z",
                "alpha" => "A-Za-z",
                "ascii" => @"\x00-\x7F",
                "blank" => @"\t ",
                "cntrl" => @"\x00-\x1F\x7F",
                "digit" => "0-9",
                "graph" => "!-~",
                "lower" => "a-z",
                "print" => " -~",
                "punct" => @"!-/:-@\[-`{-~",
                "space" => @"\t\n\v\f\r ",
                "upper" => "A-Z",
                "word" => "0-9A-Za-z_",
                "xdigit" => "0-9A-Fa-f",
                _ => throw Error("invalid character class range", _pattern[_at..(end < 0 ? _pattern.Length : end + 2)]),
            });
            _at = end + 2;
        }

        private void Escape(bool inClass)
        {
            if (_at + 1 == _pattern.Length)
            {
                throw Error("trailing backslash at end of expression", "");
            }

            var letter = _pattern[_at + 1];
            var translated = letter switch
            {
                'd' => inClass ? "0-9" : "[0-9]",
                'w' => inClass ? "0-9A-Za-z_" : "[0-9A-Za-z_]",
                's' => inClass ? @"\t\n\f\r " : @"[\t\n\f\r ]",
                'D' => inClass ? @"\x00-/:-\uFFFF" : "[^0-9]",
                'W' => inClass ? @"\x00-/:-@\[-^`{-\uFFFF" : "[^0-9A-Za-z_]",
                'S' => inClass ? @"\x00-\x08\x0B\x0E-\x1F!-\uFFFF" : @"[^\t\n\f\r ]",
                'p' or 'P' => Unicode(),
                'x' => Hex(),
                'Q' when !inClass => Quoted(),
                >= '0' and <= '7' when letter == '0' || (_at + 2 < _pattern.Length && _pattern[_at + 2] is >= '0' and <= '7') => Octal(),
                'a' or 'f' or 't' or 'n' or 'r' or 'v' => "\\" + letter,
                'A' or 'b' or 'B' or 'z' when !inClass => "\\" + letter,
                _ when char.IsAscii(letter) && (char.IsPunctuation(letter) || char.IsSymbol(letter)) => Code(letter),
                _ => throw Error("invalid escape sequence", _pattern.Substring(_at, 2)),
            };
            _out.Append(translated);
            _at += 2;
        }

        private string Quoted()
        {
            var end = _pattern.IndexOf(@"\E", _at + 2, StringComparison.Ordinal);
            var text = _pattern[(_at + 2)..(end < 0 ? _pattern.Length : end)];
            _at = end < 0 ? _pattern.Length - 2 : end;
            return Regex.Escape(text);
        }

        private string Unicode()
        {
            var kind = _pattern[_at + 1];
            var rest = _pattern[(_at + 2)..];
            var end = rest.StartsWith('{') ? rest.IndexOf('}', StringComparison.Ordinal) : Math.Min(0, rest.Length - 1);
            if (end < 0)
            {
                throw Error("invalid character class range", _pattern[_at..]);
            }

            var name = rest[..(end + 1)].Trim('{', '}');
            _at += end + 1;
            return $@"\{kind}{{{(name.Length > 2 ? "Is" + name : name)}}}";
        }

        private string Hex()
        {
            var rest = _pattern[(_at + 2)..];
            var braced = rest.StartsWith('{');
            var digits = braced && rest.Contains('}', StringComparison.Ordinal) ? rest[1..rest.IndexOf('}', StringComparison.Ordinal)]
                : rest.Length >= 2 ? rest[..2] : "";
            if (!ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                throw Error("invalid escape sequence", _pattern[_at..Math.Min(_pattern.Length, _at + 4)]);
            }

            _at += digits.Length + (braced ? 2 : 0);
            return Code(code);
        }

        private string Octal()
        {
            var code = 0;
            var length = 0;
            for (; length < 3 && _at + 1 + length < _pattern.Length && _pattern[_at + 1 + length] is >= '0' and <= '7'; length++)
            {
                code = (code * 8) + (_pattern[_at + 1 + length] - '0');
            }

            _at += length - 1;
            return Code(code);
        }

        private static string Code(int code) => string.Create(CultureInfo.InvariantCulture, $@"\u{code:X4}");
    }
}
