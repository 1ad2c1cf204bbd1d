using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Plimsoll.Wire.Errors;

namespace Plimsoll.Wire.Paging;

/// <summary>Paging tokens: opaque, bound to the query they came from, refused when tampered with.</summary>
/// <param name="secret">Key of the seal; kept over restarts so that a page survives one.</param>
public sealed class PageTokens(byte[] secret)
{
    private const int SealBytes = 16;

    // A token that begins with a hyphen would be an option to a command line.
    private const char First = 'p';

    /// <summary>A token that goes on after a key.</summary>
    /// <param name="query">What was asked, all of it that selects or orders: account, region, operation, filters.</param>
    /// <param name="after">Key of the last item of the page.</param>
    public string Make(string query, string after)
    {
        var key = Encoding.UTF8.GetBytes(after);
        return First + Base64Url.EncodeToString([.. Seal(query, key), .. key]);
    }

    /// <summary>The key that a token goes on after; null for no token.</summary>
    /// <param name="query">As given to <see cref="Make"/>.</param>
    /// <param name="token">From the caller.</param>
    /// <param name="invalid">Makes the error for a token that is not ours; null for <c>InvalidParameterException</c>.</param>
    /// <exception cref="AwsException">The token is not one of ours for this query.</exception>
    public string? Read(string query, string? token, Func<AwsException>? invalid = null)
    {
        if (string.IsNullOrEmpty(token))
        {
            return null;
        }

        var sealedKey = token.AsSpan(1);
        if (token[0] == First && Base64Url.IsValid(sealedKey))
        {
            var bytes = Base64Url.DecodeFromChars(sealedKey);
            if (bytes.Length >= SealBytes
                && sealedKey.SequenceEqual(Base64Url.EncodeToString(bytes))
                && CryptographicOperations.FixedTimeEquals(bytes.AsSpan(0, SealBytes), Seal(query, bytes.AsSpan(SealBytes))))
            {
                return Encoding.UTF8.GetString(bytes, SealBytes, bytes.Length - SealBytes);
            }
        }

        throw invalid?.Invoke() ?? new AwsException("InvalidParameterException", "Invalid token: nextToken is not valid for this request.");
    }

    private byte[] Seal(string query, ReadOnlySpan<byte> key)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        var bound = Encoding.UTF8.GetBytes(query);
        mac.AppendData(BitConverter.GetBytes(bound.Length));
        mac.AppendData(bound);
        mac.AppendData(key);
        return mac.GetHashAndReset()[..SealBytes];
    }
}
