using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Plimsoll.Iam.Naming;

/// <summary>Ids and keys in the forms that IAM gives them (docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html).</summary>
internal static class Ids
{
    /// <summary>What begins the id of a user.</summary>
    public const string User = "AIDA";

    /// <summary>What begins the id of a group.</summary>
    public const string Group = "AGPA";

    /// <summary>What begins the id of a role.</summary>
    public const string Role = "AROA";

    /// <summary>What begins the id of an instance profile.</summary>
    public const string InstanceProfile = "AIPA";

    /// <summary>What begins the id of a managed policy.</summary>
    public const string Policy = "ANPA";

    /// <summary>What begins a lasting access key.</summary>
    public const string LastingKey = "AKIA";

    /// <summary>What begins a temporary access key.</summary>
    public const string TemporaryKey = "ASIA";

    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const string Base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private const int IdLetters = 17;
    private const int KeyBytes = 10;
    private const int LetterBits = 5;
    private const int AccountShift = 7;
    private const long MostAccount = 999_999_999_999;
    private const int RandomTail = 4;

    /// <summary>A new id of 21 letters, never given twice.</summary>
    public static string New(string prefix) => prefix + Random(IdLetters);

    /// <summary>A new access key of 20 letters. As in AWS's keys, the account is in it.</summary>
    /// <param name="prefix">What it begins with.</param>
    /// <param name="account">Twelve digits.</param>
    public static string NewKey(string prefix, string account)
    {
        var bytes = RandomNumberGenerator.GetBytes(KeyBytes);
        var head = (long.Parse(account, CultureInfo.InvariantCulture) << AccountShift) | ((long)bytes[0] & ((1 << AccountShift) - 1));
        for (var i = 0; i < KeyBytes - RandomTail; i++)
        {
            bytes[i] = (byte)(head >> (8 * (KeyBytes - RandomTail - 1 - i)));
        }

        return prefix + Letters(bytes);
    }

    /// <summary>The account in an access key that was made here; of any other key no account, or one that nobody has. Null when it is no such key.</summary>
    public static string? AccountOf(string accessKeyId)
    {
        if (accessKeyId.Length != LastingKey.Length + (KeyBytes * 8 / LetterBits))
        {
            return null;
        }

        var head = 0L;
        foreach (var letter in accessKeyId.AsSpan(LastingKey.Length, 10))
        {
            var value = Base32.IndexOf(letter, StringComparison.Ordinal);
            if (value < 0)
            {
                return null;
            }

            head = (head << LetterBits) | (uint)value;
        }

        // Ten letters are fifty bits, of which the first 48 hold the account.
        var account = (head >> 2 >> AccountShift) & ((1L << 40) - 1);
        return account <= MostAccount ? account.ToString("D12", CultureInfo.InvariantCulture) : null;
    }

    private static string Letters(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        var (held, bits) = (0, 0);
        foreach (var octet in bytes)
        {
            (held, bits) = ((held << 8) | octet, bits + 8);
            while (bits >= LetterBits)
            {
                bits -= LetterBits;
                text.Append(Base32[(held >> bits) & 31]);
            }

            held &= (1 << bits) - 1;
        }

        return text.ToString();
    }

    /// <summary>The id that goes with a name, always the same.</summary>
    public static string Of(string prefix, string name) =>
        prefix + string.Concat(SHA256.HashData(Encoding.UTF8.GetBytes(name)).Take(IdLetters).Select(octet => Base32[octet & 31]));

    /// <summary>Random letters of the alphabet that ids use.</summary>
    public static string Random(int length) => RandomNumberGenerator.GetString(Base32, length);

    /// <summary>A secret access key: 40 characters.</summary>
    public static string Secret() => RandomNumberGenerator.GetString(Base64, 40);
}
