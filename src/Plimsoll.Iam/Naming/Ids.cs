using System.Security.Cryptography;
using System.Text;

namespace Plimsoll.Iam.Naming;

/// <summary>Ids and keys in the forms that IAM gives them.</summary>
internal static class Ids
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const string Base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    /// <summary>Random letters of the alphabet that ids use.</summary>
    public static string Random(int length) => RandomNumberGenerator.GetString(Base32, length);

    /// <summary>A secret access key: 40 characters.</summary>
    public static string Secret() => RandomNumberGenerator.GetString(Base64, 40);

    /// <summary>The unique id of a role, the same for the same ARN.</summary>
    public static string OfRole(string roleArn)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(roleArn));
        return "AROA" + string.Concat(hash.Take(17).Select(octet => Base32[octet & 31]));
    }
}
