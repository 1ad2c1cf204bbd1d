using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Plimsoll.Iam.Naming;
using Plimsoll.Wire.Operations;
using Plimsoll.Wire.Signing;

namespace Plimsoll.Iam.Sessions;

/// <summary>
/// Makes temporary keys and knows them again without keeping them: the token is the session, compressed, encrypted and authenticated
/// with AES-GCM under a key of the server, and bound to its access key.
/// </summary>
/// <param name="key">Key of 32 bytes, kept over restarts.</param>
/// <param name="time">Clock for the end of sessions.</param>
public sealed class SessionTokens(byte[] key, TimeProvider time)
{
    private const byte Version = 2;
    private const int NonceBytes = 12;
    private const int SealBytes = 16;
    private const int HeaderBytes = 1 + NonceBytes + SealBytes;
    private const int MostTokenLength = 8192;
    private const int MostKnown = 1000;

    // A session sends its token with each call: it is opened once, and what it is bound to read once.
    private readonly ConcurrentDictionary<(string AccessKeyId, string Token), Credential> _known = new();

    /// <summary>Temporary keys.</summary>
    /// <param name="principal">Whom they stand for, with its session.</param>
    /// <param name="lifetime">How long they are good for.</param>
    public Credential Make(Principal principal, TimeSpan lifetime)
    {
        var accessKeyId = Ids.NewKey(Ids.TemporaryKey, principal.Account);

        // To the second, as the answer tells it.
        var now = time.GetUtcNow();
        var content = new SessionContent(Ids.Secret(), principal, now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)) + lifetime);
        return new Credential(accessKeyId, content.SecretAccessKey, Seal(accessKeyId, content), principal, content.Expires);
    }

    /// <summary>The credential of a token, expired or not; null when the token is not ours or goes with another access key.</summary>
    public Credential? Read(string accessKeyId, string token)
    {
        if (_known.TryGetValue((accessKeyId, token), out var known))
        {
            return known;
        }

        if (Open(accessKeyId, token) is not { } credential)
        {
            return null;
        }

        if (_known.Count >= MostKnown)
        {
            _known.Clear();
        }

        return _known[(accessKeyId, token)] = credential;
    }

    private Credential? Open(string accessKeyId, string token)
    {
        if (token.Length > MostTokenLength)
        {
            return null;
        }

        var bytes = new byte[token.Length];
        if (!Convert.TryFromBase64String(token, bytes, out var length) || length <= HeaderBytes || bytes[0] != Version)
        {
            return null;
        }

        var body = bytes.AsSpan(0, length);
        var packed = new byte[length - HeaderBytes];
        using var cipher = new AesGcm(key, SealBytes);
        try
        {
            cipher.Decrypt(
                body.Slice(1, NonceBytes), body[HeaderBytes..], body.Slice(1 + NonceBytes, SealBytes), packed, Encoding.UTF8.GetBytes(accessKeyId));
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }

        using var plain = new DeflateStream(new MemoryStream(packed), CompressionMode.Decompress);
        var content = JsonSerializer.Deserialize(plain, SessionContentJson.Default.SessionContent)!;
        return new Credential(accessKeyId, content.SecretAccessKey, token, content.Principal, content.Expires);
    }

    private string Seal(string accessKeyId, SessionContent content)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal))
        {
            JsonSerializer.Serialize(deflate, content, SessionContentJson.Default.SessionContent);
        }

        var plain = packed.ToArray();
        var token = new byte[HeaderBytes + plain.Length];
        token[0] = Version;
        RandomNumberGenerator.Fill(token.AsSpan(1, NonceBytes));
        using var cipher = new AesGcm(key, SealBytes);
        cipher.Encrypt(
            token.AsSpan(1, NonceBytes), plain, token.AsSpan(HeaderBytes), token.AsSpan(1 + NonceBytes, SealBytes), Encoding.UTF8.GetBytes(accessKeyId));
        return Convert.ToBase64String(token);
    }
}
