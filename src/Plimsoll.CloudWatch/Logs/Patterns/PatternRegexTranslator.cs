using System.Globalization;
using System.Text;

namespace Plimsoll.CloudWatch.Logs.Patterns;

/// <summary>
/// Checks AWS's subset of regular expressions and writes it in .NET's syntax, where <c>\d</c>, <c>\w</c> and
/// <c>\s</c> are wider and <c>$</c> also matches before a last newline.
/// </summary>
internal static class PatternRegexTranslator
{
    private const string Symbols = " :_#=@/;,-";
    private const string Operators = "^$?[]{}|\\*+.";

    // A larger count would only serve to make the automaton huge.
    private const int MaxRepetitions = 1000;

    public static string Translate(string source)
    {
        var result = new StringBuilder();
        var inClass = false;
        for (var i = 0; i < source.Length; i++)
        {
            var c = source[i];
            if (!char.IsAsciiLetterOrDigit(c) && !Symbols.Contains(c, StringComparison.Ordinal) && !Operators.Contains(c, StringComparison.Ordinal))
            {
                throw new FilterPatternException($"Invalid filter pattern: '{c}' is not supported in a regular expression");
            }

            switch (c)
            {
                case '\\':
                    result.Append(Escape(source, ref i, inClass));
                    break;
                case '{' when !inClass:
                    result.Append(Repetition(source, ref i));
                    break;
                case '$' when !inClass:
                    result.Append("\\z");
                    break;
                case '[' when !inClass:
                    inClass = true;
                    result.Append('[');
                    break;
                case '[':
                    result.Append("\\[");
                    break;
                case ']':
                    result.Append(inClass ? "]" : "\\]");
                    inClass = false;
                    break;
                case '#' or ' ':
                    result.Append('\\').Append(c);
                    break;
                case '.' when !inClass:
                    result.Append("[^\\n]");
                    break;
                default:
                    result.Append(c);
                    break;
            }
        }

        return result.ToString();
    }

    private static string Escape(string source, ref int i, bool inClass)
    {
        if (++i >= source.Length)
        {
            throw new FilterPatternException("Invalid filter pattern: a regular expression may not end with '\\'");
        }

        var c = source[i];
        if (CharacterSet(c) is { } set)
        {
            return inClass ? set : $"[{set}]";
        }

        if (c == 'x')
        {
            var hex = source.AsSpan(i + 1, Math.Min(2, source.Length - i - 1));
            if (hex.Length < 2 || !byte.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _))
            {
                throw new FilterPatternException("Invalid filter pattern: '\\x' takes two hexadecimal digits");
            }

            i += 2;
            return $"\\x{hex}";
        }

        if (c is 't' or 'n' or 'r')
        {
            return $"\\{c}";
        }

        if (char.IsAsciiLetterOrDigit(c))
        {
            throw new FilterPatternException($"Invalid filter pattern: '\\{c}' is not supported in a regular expression");
        }

        return $"\\x{(int)c:X2}";
    }

    private static string? CharacterSet(char c) => c switch
    {
        'd' => "0-9",
        'D' => "\\u0000-\\u002F\\u003A-\\uFFFF",
        'w' => "a-zA-Z_0-9",
        'W' => "\\u0000-\\u002F\\u003A-\\u0040\\u005B-\\u005E\\u0060\\u007B-\\uFFFF",
        's' => "\\t-\\r\\u0020",
        'S' => "\\u0000-\\u0008\\u000E-\\u001F\\u0021-\\uFFFF",
        _ => null,
    };

    private static string Repetition(string source, ref int i)
    {
        var close = source.IndexOf('}', i);
        var parts = close < 0 ? [] : source[(i + 1)..close].Split(',');
        var bounds = parts.Select(p => p.Trim()).ToArray();
        if (bounds.Length is not (1 or 2) || bounds.All(b => b.Length == 0) || !bounds.All(IsBound))
        {
            throw new FilterPatternException("Invalid filter pattern: '{' in a regular expression begins a count such as {2,3}");
        }

        i = close;
        return bounds.Length == 1 ? $"{{{bounds[0]}}}" : $"{{{(bounds[0].Length == 0 ? "0" : bounds[0])},{bounds[1]}}}";
    }

    private static bool IsBound(string bound) =>
        bound.Length == 0 || (int.TryParse(bound, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n <= MaxRepetitions);
}
