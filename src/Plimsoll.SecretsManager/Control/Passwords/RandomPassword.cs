using System.Security.Cryptography;
using Plimsoll.SecretsManager.Naming;

namespace Plimsoll.SecretsManager.Control.Passwords;

/// <summary>Draws passwords (spec/secrets-parameters.md §5).</summary>
internal static class RandomPassword
{
    public const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    public const string Lower = "abcdefghijklmnopqrstuvwxyz";
    public const string Digits = "0123456789";
    public const string Punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
    public const string Space = " ";

    /// <summary>A password.</summary>
    /// <param name="length">Number of letters, 1 to 4096.</param>
    /// <param name="types">The letters of each type that it is drawn from.</param>
    /// <param name="excluded">Letters that it has not; a type that loses all of its own counts as left out.</param>
    /// <param name="each">Whether every type that is left must be there.</param>
    /// <exception cref="Wire.Errors.AwsException"><c>InvalidParameterException</c>.</exception>
    public static string Draw(int length, IEnumerable<string> types, string excluded, bool each)
    {
        var left = types.Select(type => string.Concat(type.Where(letter => !excluded.Contains(letter, StringComparison.Ordinal)))).Where(type => type.Length > 0).ToList();
        if (left.Count == 0)
        {
            throw SecretsErrors.Parameter("No characters are left to make a password of: all types are excluded.");
        }

        var needed = each ? left : [];
        if (needed.Count > length)
        {
            throw SecretsErrors.PasswordTooShort();
        }

        var letters = needed.Select(type => RandomNumberGenerator.GetItems<char>(type, 1)[0])
            .Concat(RandomNumberGenerator.GetItems<char>(string.Concat(left), length - needed.Count))
            .ToArray();
        RandomNumberGenerator.Shuffle<char>(letters);
        return new string(letters);
    }
}
