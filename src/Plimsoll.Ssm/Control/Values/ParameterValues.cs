using System.Buffers.Text;
using System.Text;
using Plimsoll.Ssm.Model;
using Plimsoll.Ssm.Naming;
using Plimsoll.Wire.Sealing;

namespace Plimsoll.Ssm.Control.Values;

/// <summary>Seals values for the store and opens them: each is bound to its parameter and version, and is no value of any other.</summary>
/// <param name="key">32 bytes, kept over restarts.</param>
internal sealed class ParameterValues(byte[] key)
{
    /// <summary>A value as it is stored.</summary>
    public string Seal(string account, string region, string name, long version, string value) =>
        Box(account, region, name, version).Seal(Encoding.UTF8.GetBytes(value));

    /// <summary>The value of a version: in clear, or as it is stored where it is a SecureString that is not to be decrypted.</summary>
    /// <param name="account">Account of the parameter.</param>
    /// <param name="region">Its region.</param>
    /// <param name="version">The version.</param>
    /// <param name="decrypt">Whether a SecureString is decrypted.</param>
    /// <exception cref="Wire.Errors.AwsException"><c>InvalidKeyId</c>: it was sealed with another key.</exception>
    public string Read(string account, string region, ParameterVersionRecord version, bool decrypt) =>
        version.Type == ParameterTypes.Secure && !decrypt
            ? Convert.ToBase64String(Base64Url.DecodeFromChars(version.Sealed))
            : Encoding.UTF8.GetString(Box(account, region, version.Parameter, version.Version).Open(version.Sealed) ?? throw SsmErrors.CannotDecrypt());

    private SealedBox Box(string account, string region, string name, long version) => new(key, $"{account} {region} {name} {version}");
}
