namespace Plimsoll.Ecr.Model;

/// <summary>Patterns in which <c>*</c> stands for any characters, none included. Never exponential: a pattern comes from a caller.</summary>
internal static class Wildcard
{
    /// <summary>True when the whole text matches.</summary>
    public static bool Matches(string pattern, string text)
    {
        var (at, star, resume) = (0, -1, 0);
        for (var i = 0; i < text.Length;)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                (star, resume) = (at++, i);
            }
            else if (at < pattern.Length && pattern[at] == text[i])
            {
                (at, i) = (at + 1, i + 1);
            }
            else if (star >= 0)
            {
                // The last star takes one character more.
                (at, i) = (star + 1, ++resume);
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(at).TrimStart('*').IsEmpty;
    }
}
