namespace Plimsoll.Iam.Policies;

/// <summary>
/// Patterns of policies, as numbers: letters, and the two wildcards. Never exponential, because a pattern comes from a caller: at worst
/// the length of the pattern times that of the text.
/// </summary>
internal static class Glob
{
    /// <summary>Stands for any letters, none included.</summary>
    public const int Star = -1;

    /// <summary>Stands for one letter.</summary>
    public const int Any = -2;

    /// <summary>The pattern of a text in which <c>*</c> and <c>?</c> are wildcards.</summary>
    public static int[] Parse(string text) => [.. text.Select(letter => letter switch { '*' => Star, '?' => Any, _ => letter })];

    /// <summary>The pattern that a text alone matches.</summary>
    public static int[] Literal(string text) => [.. text.Select(letter => (int)letter)];

    /// <summary>True when the whole text matches.</summary>
    public static bool Matches(ReadOnlySpan<int> pattern, ReadOnlySpan<char> text, bool ignoreCase = false)
    {
        var (at, star, resume) = (0, -1, 0);
        for (var i = 0; i < text.Length;)
        {
            if (at < pattern.Length && pattern[at] == Star)
            {
                (star, resume) = (at++, i);
            }
            else if (at < pattern.Length && IsLetter(pattern[at], text[i], ignoreCase))
            {
                (at, i) = (at + 1, i + 1);
            }
            else if (star >= 0)
            {
                // The last star takes one letter more.
                (at, i) = (star + 1, ++resume);
            }
            else
            {
                return false;
            }
        }

        return pattern[at..].TrimStart(Star).IsEmpty;
    }

    private static bool IsLetter(int expected, char letter, bool ignoreCase) => expected == letter || expected == Any
        || (ignoreCase && expected >= 0 && char.ToUpperInvariant((char)expected) == char.ToUpperInvariant(letter));
}
