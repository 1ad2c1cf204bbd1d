using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Plimsoll.Wire.Sealing;

/// <summary>Hands content to a client so that nobody reads it and only we can have made it: AES-GCM under a key of the server.</summary>
/// <param name="key">32 bytes, kept over restarts.</param>
/// <param name="purpose">What the content is for: a box of one purpose is not one of another.</param>
public sealed class SealedBox(byte[] key, string purpose)
{
    private const byte Version = 1;
    private const int NonceBytes = 12;
    private const int SealBytes = 16;
    private const int HeaderBytes = 1 + NonceBytes + SealBytes;

    private readonly byte[] _purpose = Encoding.UTF8.GetBytes(purpose);

    /// <summary>Seals content, as text of letters, digits, <c>-</c> and <c>_</c>.</summary>
    public string Seal(ReadOnlySpan<byte> content)
    {
        var box = new byte[HeaderBytes + content.Length];
        box[0] = Version;
        RandomNumberGenerator.Fill(box.AsSpan(1, NonceBytes));
        using var cipher = new AesGcm(key, SealBytes);
        cipher.Encrypt(box.AsSpan(1, NonceBytes), content, box.AsSpan(HeaderBytes), box.AsSpan(1 + NonceBytes, SealBytes), _purpose);
        return Base64Url.EncodeToString(box);
    }

    /// <summary>The content; null when the text is not a box of ours for this purpose.</summary>
    public byte[]? Open(string text)
    {
        if (!Base64Url.IsValid(text, out var length) || length < HeaderBytes)
        {
            return null;
        }

        var box = Base64Url.DecodeFromChars(text);
        if (box[0] != Version)
        {
            return null;
        }

        var content = new byte[box.Length - HeaderBytes];
        using var cipher = new AesGcm(key, SealBytes);
        try
        {
            cipher.Decrypt(box.AsSpan(1, NonceBytes), box.AsSpan(HeaderBytes), box.AsSpan(1 + NonceBytes, SealBytes), content, _purpose);
            return content;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
