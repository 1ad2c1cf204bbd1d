namespace Plimsoll.CloudWatch.Logs.Patterns;

/// <summary>The small rules of text in patterns.</summary>
internal static class PatternText
{
    /// <summary>Characters of a term that needs no quotation marks.</summary>
    public static bool IsWord(char c) => c == '_' || char.IsLetterOrDigit(c);

    /// <summary>Characters of a compared value that needs no quotation marks, such as <c>123.123.*</c>.</summary>
    public static bool IsBareValue(char c) => IsWord(c) || c is '.' or '*' or '+' or '-' or ':' or '/' or '#';

    public static string Quote(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>
    /// Compares with a value in which an asterisk at the start or at the end stands for any text; an asterisk
    /// between other characters stands for itself.
    /// </summary>
    public static bool Matches(string value, string text)
    {
        if (value == "*")
        {
            return true;
        }

        var open = value.StartsWith('*');
        var openEnd = value.EndsWith('*');
        return (open, openEnd) switch
        {
            (true, true) => text.Contains(value[1..^1], StringComparison.Ordinal),
            (true, false) => text.EndsWith(value[1..], StringComparison.Ordinal),
            (false, true) => text.StartsWith(value[..^1], StringComparison.Ordinal),
            _ => string.Equals(value, text, StringComparison.Ordinal),
        };
    }
}
