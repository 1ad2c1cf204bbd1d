using System.Buffers;
using System.Text;
using Plimsoll.Placement.Querying.Syntax;

namespace Plimsoll.Placement.Querying.Terms;

/// <summary>Rewrites what Java's patterns spell otherwise than .NET's: quotation, POSIX classes, possessive quantifiers.</summary>
internal static class JavaSyntax
{
    private static readonly Dictionary<string, string> PosixClasses = new(StringComparer.Ordinal)
    {
        ["Lower"] = "a-z",
        ["Upper"] = "A-Z",
        ["ASCII"] = @"\x00-\x7F",
        ["Alpha"] = "a-zA-Z",
        ["Digit"] = "0-9",
        ["Alnum"] = "a-zA-Z0-9",
        ["Punct"] = @"!-/:-@\[-`{-~",
        ["Graph"] = "!-~",
        ["Print"] = " -~",
        ["Blank"] = @" \t",
        ["Cntrl"] = @"\x00-\x1F\x7F",
        ["XDigit"] = "0-9a-fA-F",
        ["Space"] = @" \t\n\x0B\f\r",
    };

    private static readonly SearchValues<char> CountCharacters = SearchValues.Create("0123456789,");

    public static string Translate(Argument argument)
    {
        var pattern = argument.Text;
        var output = new StringBuilder(pattern.Length + 8);
        var groups = new Stack<int>();
        var atom = 0;
        var inClass = false;
        for (var i = 0; i < pattern.Length;)
        {
            var c = pattern[i];
            var start = output.Length;
            if (c == '\\')
            {
                i = Escape(pattern, i, inClass, output);
            }
            else if (inClass)
            {
                i = ClassCharacter(argument, i, output, ref inClass);
                start = atom;
            }
            else if (Quantifier(pattern, i) is var length and > 0)
            {
                i = Repeat(pattern, i, length, atom, output);
                start = atom;
            }
            else
            {
                i = Plain(c, i, output, groups, ref start);
                inClass = c == '[';
            }

            atom = inClass && c != '[' ? atom : start;
        }

        return output.ToString();
    }

    private static int Plain(char c, int i, StringBuilder output, Stack<int> groups, ref int start)
    {
        if (c == '(')
        {
            groups.Push(output.Length);
        }
        else if (c == ')' && groups.TryPop(out var open))
        {
            start = open;
        }

        output.Append(c);
        return i + 1;
    }

    private static int ClassCharacter(Argument argument, int i, StringBuilder output, ref bool inClass)
    {
        var pattern = argument.Text;
        if (pattern[i] == '[' || string.CompareOrdinal(pattern, i, "&&", 0, 2) == 0)
        {
            throw new ClusterQueryException("nested character classes are not supported", argument.Position);
        }

        inClass = pattern[i] != ']';
        output.Append(pattern[i]);
        return i + 1;
    }

    private static int Escape(string pattern, int i, bool inClass, StringBuilder output)
    {
        if (i + 1 < pattern.Length && pattern[i + 1] == 'Q')
        {
            var end = pattern.IndexOf(@"\E", i + 2, StringComparison.Ordinal);
            var literal = pattern[(i + 2)..(end < 0 ? pattern.Length : end)];
            foreach (var c in literal)
            {
                output.Append(char.IsAsciiLetterOrDigit(c) ? $"{c}" : $@"\u{(int)c:X4}");
            }

            return end < 0 ? pattern.Length : end + 2;
        }

        if (i + 2 < pattern.Length && (pattern[i + 1] is 'p' or 'P') && pattern[i + 2] == '{')
        {
            var end = pattern.IndexOf('}', i);
            if (end > 0 && PosixClasses.TryGetValue(pattern[(i + 3)..end], out var set) && (pattern[i + 1] == 'p' || !inClass))
            {
                output.Append(inClass ? set : pattern[i + 1] == 'p' ? $"[{set}]" : $"[^{set}]");
                return end + 1;
            }
        }

        var taken = Math.Min(2, pattern.Length - i);
        output.Append(pattern, i, taken);
        return i + taken;
    }

    /// <summary>The length of the quantifier at <paramref name="i"/>, 0 when there is none.</summary>
    private static int Quantifier(string pattern, int i)
    {
        if (pattern[i] is '*' or '+' or '?')
        {
            return 1;
        }

        var end = pattern[i] == '{' ? pattern.IndexOf('}', i) : -1;
        return end > i + 1 && pattern.AsSpan(i + 1, end - i - 1).IndexOfAnyExcept(CountCharacters) < 0 ? end - i + 1 : 0;
    }

    private static int Repeat(string pattern, int i, int length, int atom, StringBuilder output)
    {
        output.Append(pattern, i, length);
        var next = i + length;
        if (next < pattern.Length && pattern[next] == '+' && i > 0)
        {
            output.Insert(atom, "(?>").Append(')');
            return next + 1;
        }

        if (next < pattern.Length && pattern[next] == '?')
        {
            output.Append('?');
            return next + 1;
        }

        return next;
    }
}
