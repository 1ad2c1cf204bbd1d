using System.Security.Cryptography;
using System.Text;

namespace Plimsoll.Wire.Signing;

/// <summary>A request whose headers are right as far as they tell, and whose payload is still to come.</summary>
public sealed class SignedHead
{
    internal const string Mismatch =
        "The request signature we calculated does not match the signature you provided. " +
        "Check your AWS Secret Access Key and signing method. Consult the service documentation for details.";

    private readonly SignedRequest _request;
    private readonly AuthorizationHeader _header;
    private readonly string _amzDate;
    private readonly string? _payloadHash;

    /// <exception cref="Errors.AwsException">The payload's hash comes along, and the signature is not right for it.</exception>
    internal SignedHead(in SignedRequest request, AuthorizationHeader header, string amzDate, Credential credential)
    {
        (_request, _header, _amzDate, Credential) = (request, header, amzDate, credential);
        _payloadHash = request.Header("x-amz-content-sha256");
        if (_payloadHash is not null)
        {
            CheckHash(IsHash(_payloadHash));
            CheckSignature(_payloadHash);
        }
    }

    /// <summary>Whose key the request names.</summary>
    public Credential Credential { get; }

    /// <summary>What the signature is good for.</summary>
    public CredentialScope Scope => _header.Scope;

    /// <summary>True when the signature is known to be right: the payload can only fail its hash.</summary>
    public bool IsSigned => _payloadHash is not null;

    /// <summary>Holds the payload against the signature.</summary>
    /// <exception cref="Errors.AwsException"><c>InvalidSignatureException</c>.</exception>
    public void VerifyPayload(ReadOnlySpan<byte> payload)
    {
        var hash = SigningKey.HashHex(payload);
        if (_payloadHash is not null)
        {
            CheckHash(_payloadHash == hash);
        }
        else
        {
            CheckSignature(hash);
        }
    }

    private void CheckSignature(string payloadHash)
    {
        var expected = SigningKey.Sign(
            Credential.SecretAccessKey, _header.Scope, _amzDate, CanonicalRequest.Build(_request, _header.SignedHeaders, payloadHash));
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(_header.Signature)))
        {
            throw SignatureErrors.Invalid(Mismatch);
        }
    }

    private static void CheckHash(bool isRight)
    {
        if (!isRight)
        {
            throw SignatureErrors.Invalid("The value passed in as x-amz-content-sha256 does not match the computed payload hash.");
        }
    }

    // What says that the payload is not signed, as S3 takes it, is refused before the payload is read.
    private static bool IsHash(string text) => text.Length == SHA256.HashSizeInBytes * 2 && text.All(char.IsAsciiHexDigitLower);
}
