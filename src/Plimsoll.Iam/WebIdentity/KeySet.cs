using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace Plimsoll.Iam.WebIdentity;

/// <summary>The public keys of a provider (RFC 7517).</summary>
internal sealed class KeySet
{
    private readonly IReadOnlyList<JsonElement> _keys;

    private KeySet(IReadOnlyList<JsonElement> keys) => _keys = keys;

    /// <summary>Reads one; null for what is none.</summary>
    public static KeySet? Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            var root = JsonDocument.Parse(json).RootElement;
            return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("keys", out var keys) && keys.ValueKind == JsonValueKind.Array
                ? new KeySet([.. keys.EnumerateArray().Where(key => key.ValueKind == JsonValueKind.Object)])
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>True when a key of the set signed a token.</summary>
    public bool Verifies(JsonWebToken token) =>
        _keys.Where(key => token.KeyId is null || Text(key, "kid") is not { } id || id == token.KeyId).Any(key => Verifies(key, token));

    private static bool Verifies(JsonElement key, JsonWebToken token)
    {
        try
        {
            return (token.Algorithm.Length > 2 ? token.Algorithm[..2] : "", Text(key, "kty")) switch
            {
                ("RS", "RSA") => VerifiesRsa(key, token, RSASignaturePadding.Pkcs1),
                ("PS", "RSA") => VerifiesRsa(key, token, RSASignaturePadding.Pss),
                ("ES", "EC") => VerifiesEc(key, token),
                _ => false,
            };
        }
        catch (Exception error) when (error is CryptographicException or FormatException or ArgumentException)
        {
            return false;
        }
    }

    private static bool VerifiesRsa(JsonElement key, JsonWebToken token, RSASignaturePadding padding)
    {
        using var rsa = RSA.Create(new RSAParameters { Modulus = Bytes(key, "n"), Exponent = Bytes(key, "e") });
        return Hash(token.Algorithm) is { } hash && rsa.VerifyData(token.Signed, token.Signature, hash, padding);
    }

    private static bool VerifiesEc(JsonElement key, JsonWebToken token)
    {
        var curve = (Text(key, "crv"), token.Algorithm) switch
        {
            ("P-256", "ES256") => ECCurve.NamedCurves.nistP256,
            ("P-384", "ES384") => ECCurve.NamedCurves.nistP384,
            ("P-521", "ES512") => ECCurve.NamedCurves.nistP521,
            _ => (ECCurve?)null,
        };
        if (curve is null)
        {
            return false;
        }

        using var ec = ECDsa.Create(new ECParameters { Curve = curve.Value, Q = new ECPoint { X = Bytes(key, "x"), Y = Bytes(key, "y") } });
        return ec.VerifyData(token.Signed, token.Signature, Hash(token.Algorithm)!.Value);
    }

    private static HashAlgorithmName? Hash(string algorithm) => algorithm[2..] switch
    {
        "256" => HashAlgorithmName.SHA256,
        "384" => HashAlgorithmName.SHA384,
        "512" => HashAlgorithmName.SHA512,
        _ => null,
    };

    private static byte[] Bytes(JsonElement key, string name) => Base64Url.DecodeFromChars(Text(key, name) ?? "");

    private static string? Text(JsonElement key, string name) =>
        key.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
