using System.Text;
using Plimsoll.Wire.Sealing;

namespace Plimsoll.Iam.Sessions;

/// <summary>Why a call was denied, for whoever may decode it (docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html).</summary>
/// <param name="key">Key of 32 bytes, kept over restarts.</param>
public sealed class AuthorizationMessages(byte[] key)
{
    private readonly SealedBox _box = new(key, "authorization message");

    /// <summary>Seals what is to be told: JSON.</summary>
    public string Encode(string message) => _box.Seal(Encoding.UTF8.GetBytes(message));

    /// <summary>What was sealed; null for a text that was not made here.</summary>
    public string? Decode(string encoded) => _box.Open(encoded) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;
}
