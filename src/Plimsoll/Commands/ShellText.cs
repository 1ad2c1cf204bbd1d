namespace Plimsoll.Commands;

/// <summary>Text that a shell is to read.</summary>
internal static class ShellText
{
    /// <summary>One word to a shell, whatever stands in it.</summary>
    public static string Quote(string text) => text.Length > 0 && text.All(IsPlain) ? text : $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    private static bool IsPlain(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '+' or '=' or '-' or '_' or '.' or ':' or '@' or ',';
}
