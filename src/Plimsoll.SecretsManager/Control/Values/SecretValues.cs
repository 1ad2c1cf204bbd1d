using Plimsoll.SecretsManager.Model;
using Plimsoll.SecretsManager.Naming;
using Plimsoll.Wire.Sealing;

namespace Plimsoll.SecretsManager.Control.Values;

/// <summary>Seals values for the store and opens them: each is bound to its secret and version, and is no value of any other.</summary>
/// <param name="key">32 bytes, kept over restarts.</param>
internal sealed class SecretValues(byte[] key)
{
    /// <summary>A value as it is stored.</summary>
    public string Seal(string arn, string versionId, SecretValue value) => Box(arn, versionId).Seal(value.Bytes);

    /// <summary>A stored value in clear.</summary>
    /// <exception cref="Wire.Errors.AwsException"><c>DecryptionFailure</c>: it was sealed with another key.</exception>
    public SecretValue Open(string arn, SecretVersionRecord version) =>
        new(Box(arn, version.VersionId).Open(version.Sealed) ?? throw SecretsErrors.CannotDecrypt(), version.IsBinary);

    private SealedBox Box(string arn, string versionId) => new(key, $"{arn} {versionId}");
}
