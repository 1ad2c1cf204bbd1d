using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Plimsoll.Wire.Signing;

/// <summary>Signature Version 4's arithmetic. Day keys are kept: each costs four hashes and serves all day.</summary>
internal static class SigningKey
{
    private const int MostKept = 4096;
    private static readonly ConcurrentDictionary<(string Secret, string Scope), byte[]> Kept = new();

    /// <summary>Lower-case hexadecimal signature of a canonical request.</summary>
    public static string Sign(string secret, CredentialScope scope, string amzDate, string canonicalRequest)
    {
        var toSign = $"AWS4-HMAC-SHA256\n{amzDate}\n{scope}\n{HashHex(Encoding.UTF8.GetBytes(canonicalRequest))}";
        return Convert.ToHexStringLower(HMACSHA256.HashData(Derive(secret, scope), Encoding.UTF8.GetBytes(toSign)));
    }

    /// <summary>Lower-case hexadecimal SHA-256.</summary>
    public static string HashHex(ReadOnlySpan<byte> data) => Convert.ToHexStringLower(SHA256.HashData(data));

    private static byte[] Derive(string secret, CredentialScope scope)
    {
        if (Kept.TryGetValue((secret, scope.ToString()), out var kept))
        {
            return kept;
        }

        var key = Step(Encoding.UTF8.GetBytes("AWS4" + secret), scope.Date);
        key = Step(Step(Step(key, scope.Region), scope.Service), "aws4_request");
        if (Kept.Count >= MostKept)
        {
            Kept.Clear();
        }

        return Kept[(secret, scope.ToString())] = key;
    }

    private static byte[] Step(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
