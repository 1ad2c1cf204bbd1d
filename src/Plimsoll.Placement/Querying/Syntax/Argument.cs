namespace Plimsoll.Placement.Querying.Syntax;

/// <summary>A value written on the right of an operator, and where it stood.</summary>
internal readonly record struct Argument(string Text, int Position)
{
    /// <summary>As it must be written to be read back: bare when it can be, else in quotes.</summary>
    public static string Print(string text)
    {
        if (IsBare(text))
        {
            return text;
        }

        return text.Contains('\'', StringComparison.Ordinal) ? $"\"{text}\"" : $"'{text}'";
    }

    private static bool IsBare(string text) =>
        text.Length > 0
        && text.All(QueryCursor.IsBareCharacter)
        && !text.Contains("&&", StringComparison.Ordinal)
        && !text.Contains("||", StringComparison.Ordinal);
}
