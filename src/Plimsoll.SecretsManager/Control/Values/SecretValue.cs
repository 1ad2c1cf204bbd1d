using System.Security.Cryptography;
using System.Text;
using Plimsoll.SecretsManager.Naming;
using Plimsoll.Wire.Validation;

namespace Plimsoll.SecretsManager.Control.Values;

/// <summary>A value in clear, on its way in or out: text or bytes.</summary>
internal sealed class SecretValue
{
    private const int MostBytes = 65536;
    private readonly byte[] _bytes;

    public SecretValue(byte[] bytes, bool isBinary) => (_bytes, IsBinary) = (bytes, isBinary);

    public bool IsBinary { get; }

    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>As <c>SecretString</c>; null when it is bytes.</summary>
    public string? Text => IsBinary ? null : Encoding.UTF8.GetString(_bytes);

    /// <summary>As <c>SecretBinary</c>; null when it is text.</summary>
    public byte[]? Binary => IsBinary ? _bytes : null;

    /// <summary>The value of an input; null when it has none.</summary>
    /// <exception cref="Wire.Errors.AwsException"><c>InvalidParameterException</c> for two, <c>ValidationException</c> for one that is too long.</exception>
    public static SecretValue? Of(string? text, byte[]? binary)
    {
        if (text is not null && binary is not null)
        {
            throw SecretsErrors.TwoValues();
        }

        // The model counts letters, the service bytes.
        return text is null ? binary is null ? null : new SecretValue(binary, isBinary: true)
            : Encoding.UTF8.GetByteCount(text) is var length && length > MostBytes
                ? throw SecretsErrors.Invalid([new Violation("SecretString", null, $"Member must have length less than or equal to {MostBytes}") { IsSensitive = true }])
                : new SecretValue(Encoding.UTF8.GetBytes(text), isBinary: false);
    }

    /// <summary>True for the same kind of value with the same bytes.</summary>
    public bool Is(SecretValue other) => IsBinary == other.IsBinary && CryptographicOperations.FixedTimeEquals(_bytes, other._bytes);

    /// <summary>No value: secrets do not reach logs.</summary>
    public override string ToString() => nameof(SecretValue);
}
