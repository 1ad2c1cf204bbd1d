using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Plimsoll.Iam.WebIdentity;

namespace Plimsoll.Iam.Tests.WebIdentity;

/// <summary>An identity provider: one key, and tokens signed with it.</summary>
internal sealed class TokenMaker : IDisposable
{
    private readonly RSA _rsa = RSA.Create(2048);

    /// <summary>Its public keys.</summary>
    public KeySet Keys => KeySet.Read(Encoding.UTF8.GetBytes(KeysJson))!;

    /// <summary>Its public keys, as they are published.</summary>
    public string KeysJson
    {
        get
        {
            var key = _rsa.ExportParameters(includePrivateParameters: false);
            return $$"""{"keys":[{"kty":"RSA","kid":"k1","use":"sig","n":"{{Base64Url.EncodeToString(key.Modulus)}}","e":"{{Base64Url.EncodeToString(key.Exponent)}}"}]}""";
        }
    }

    public string Make(string issuer, string subject, string audience, DateTimeOffset expires, string algorithm = "RS256")
    {
        var head = Part($$"""{"alg":"{{algorithm}}","kid":"k1"}""");
        var body = Part($$"""{"iss":"{{issuer}}","sub":"{{subject}}","aud":"{{audience}}","exp":{{expires.ToUnixTimeSeconds()}}}""");
        var signature = _rsa.SignData(Encoding.ASCII.GetBytes($"{head}.{body}"), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{head}.{body}.{Base64Url.EncodeToString(signature)}";
    }

    public void Dispose() => _rsa.Dispose();

    private static string Part(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
