namespace Plimsoll.Iam.Policies;

/// <summary>
/// Patterns of policies, as numbers: letters, and the two wildcards. Never exponential, because a pattern comes from a caller.
/// </summary>
internal static class Glob
{
    /// <summary>Stands for any letters, none included.</summary>
    public const int Star = -1;

    /// <summary>Stands for one letter.</summary>
    public const int Any = -2;

    /// <summary>Marks letters that come from a variable: they are letters and nothing else, neither wildcard nor separator.</summary>
    public const int Foreign = 0x10000;

    private const int ArnParts = 6;

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

    /// <summary>True when the text is an ARN and each of its parts matches; the pattern <c>*</c> matches all.</summary>
    public static bool MatchesArn(ReadOnlySpan<int> pattern, string text)
    {
        if (pattern is [Star])
        {
            return true;
        }

        var parts = text.Split(':', ArnParts);
        if (parts.Length < ArnParts)
        {
            return Matches(pattern, text);
        }

        foreach (var part in parts.AsSpan(0, ArnParts - 1))
        {
            var colon = pattern.IndexOf(':');
            if (colon < 0 || !Matches(pattern[..colon], part))
            {
                return false;
            }

            pattern = pattern[(colon + 1)..];
        }

        return Matches(pattern, parts[^1]);
    }

    /// <summary>True when a pattern has the form of an ARN, or is <c>*</c>.</summary>
    public static bool IsArn(ReadOnlySpan<int> pattern) =>
        pattern is [Star] || (pattern.Count(':') >= ArnParts - 1 && pattern.StartsWith(Literal("arn:")));

    private static bool IsLetter(int expected, char letter, bool ignoreCase)
    {
        var own = (char)(expected & (Foreign - 1));
        return expected == Any || (expected >= 0 && (own == letter || (ignoreCase && char.ToUpperInvariant(own) == char.ToUpperInvariant(letter))));
    }
}
