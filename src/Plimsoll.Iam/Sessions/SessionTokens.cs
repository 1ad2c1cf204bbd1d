using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Plimsoll.Iam.Naming;
using Plimsoll.Wire.Operations;
using Plimsoll.Wire.Signing;

namespace Plimsoll.Iam.Sessions;

/// <summary>
/// Makes temporary keys and knows them again without keeping them: the token is the session, encrypted and authenticated
/// with AES-GCM under a key of the server, and bound to its access key.
/// </summary>
/// <param name="key">Key of 32 bytes, kept over restarts.</param>
/// <param name="time">Clock for the end of sessions.</param>
public sealed class SessionTokens(byte[] key, TimeProvider time)
{
    private const byte Version = 1;
    private const int NonceBytes = 12;
    private const int SealBytes = 16;
    private const int HeaderBytes = 1 + NonceBytes + SealBytes;
    private const int MostTokenLength = 4096;

    /// <summary>Temporary keys of a role's session.</summary>
    /// <param name="account">Account of the role, twelve digits.</param>
    /// <param name="roleArn">The role.</param>
    /// <param name="sessionName">Name of the session: an instance's id, a task's id.</param>
    /// <param name="lifetime">How long they are good for.</param>
    public Credential Assume(string account, string roleArn, string sessionName, TimeSpan lifetime)
    {
        var name = roleArn[(roleArn.LastIndexOf('/') + 1)..];
        return Mint(
            new Principal(
                PrincipalKind.AssumedRole, account, $"arn:aws:sts::{account}:assumed-role/{name}/{sessionName}",
                $"{Ids.OfRole(roleArn)}:{sessionName}"),
            lifetime);
    }

    /// <summary>The credential of a token, expired or not; null when the token is not ours or goes with another access key.</summary>
    public Credential? Read(string accessKeyId, string token)
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
        var plain = new byte[length - HeaderBytes];
        using var cipher = new AesGcm(key, SealBytes);
        try
        {
            cipher.Decrypt(
                body.Slice(1, NonceBytes), body[HeaderBytes..], body.Slice(1 + NonceBytes, SealBytes), plain, Encoding.UTF8.GetBytes(accessKeyId));
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }

        var content = JsonSerializer.Deserialize(plain, SessionContentJson.Default.SessionContent)!;
        return new Credential(accessKeyId, content.SecretAccessKey, token, content.Principal, content.Expires);
    }

    private Credential Mint(Principal principal, TimeSpan lifetime)
    {
        var accessKeyId = "ASIA" + Ids.Random(16);
        var content = new SessionContent(Ids.Secret(), principal, time.GetUtcNow() + lifetime);
        var plain = JsonSerializer.SerializeToUtf8Bytes(content, SessionContentJson.Default.SessionContent);
        var token = new byte[HeaderBytes + plain.Length];
        token[0] = Version;
        RandomNumberGenerator.Fill(token.AsSpan(1, NonceBytes));
        using var cipher = new AesGcm(key, SealBytes);
        cipher.Encrypt(
            token.AsSpan(1, NonceBytes), plain, token.AsSpan(HeaderBytes), token.AsSpan(1 + NonceBytes, SealBytes), Encoding.UTF8.GetBytes(accessKeyId));
        return new Credential(accessKeyId, content.SecretAccessKey, Convert.ToBase64String(token), principal, content.Expires);
    }
}
