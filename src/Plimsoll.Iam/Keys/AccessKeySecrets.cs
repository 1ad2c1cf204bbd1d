using System.Security.Cryptography;
using System.Text;
using Plimsoll.Wire.Sealing;

namespace Plimsoll.Iam.Keys;

/// <summary>Seals the secrets of access keys, so that neither the state nor its journal shows them.</summary>
/// <param name="key">Key of 32 bytes, kept over restarts.</param>
internal sealed class AccessKeySecrets(byte[] key)
{
    private const int KeyBytes = 32;
    private readonly byte[] _key = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, KeyBytes, info: "iam access key secret"u8.ToArray());

    /// <summary>Seals the secret of an access key.</summary>
    public string Seal(string accessKeyId, string secret) => Box(accessKeyId).Seal(Encoding.UTF8.GetBytes(secret));

    /// <summary>The secret; null when it was sealed for another access key or under another key of the server.</summary>
    public string? Open(string accessKeyId, string sealedSecret) =>
        Box(accessKeyId).Open(sealedSecret) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    private SealedBox Box(string accessKeyId) => new(_key, accessKeyId);
}
