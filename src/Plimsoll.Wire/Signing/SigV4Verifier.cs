using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Plimsoll.Wire.Signing;

/// <summary>Checks Signature Version 4 of requests signed in headers, session tokens, clock and payload included.</summary>
/// <param name="credentials">Keys that may sign.</param>
/// <param name="time">Clock against which the request's date is held.</param>
public sealed class SigV4Verifier(ICredentials credentials, TimeProvider time)
{
    private const string Mismatch =
        "The request signature we calculated does not match the signature you provided. " +
        "Check your AWS Secret Access Key and signing method. Consult the service documentation for details.";

    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    /// <summary>The credential that signed, and for what.</summary>
    /// <param name="request">The request.</param>
    /// <param name="payload">Its body.</param>
    /// <param name="service">Signing name that the scope must have; null for any.</param>
    /// <exception cref="Errors.AwsException">The failure, with AWS's own code.</exception>
    public (Credential Credential, CredentialScope Scope) Verify(in SignedRequest request, ReadOnlySpan<byte> payload, string? service)
    {
        var header = AuthorizationHeader.Parse(request.Header("authorization"));
        if (!header.SignedHeaders.Contains("host"))
        {
            throw SignatureErrors.Invalid("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
        }

        var amzDate = request.Header("x-amz-date")
            ?? throw SignatureErrors.Incomplete("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
        CheckScope(header.Scope, amzDate, service);
        CheckClock(amzDate);
        var token = request.Header("x-amz-security-token");
        var credential = credentials.Find(header.AccessKeyId, token) ?? throw SignatureErrors.UnknownKey();
        if (credential.Expires is { } end && time.GetUtcNow() >= end)
        {
            throw SignatureErrors.Expired();
        }

        var hash = SigningKey.HashHex(payload);
        if (request.Header("x-amz-content-sha256") is { } claimed && claimed != hash && claimed != "UNSIGNED-PAYLOAD")
        {
            throw SignatureErrors.Invalid("The value passed in as x-amz-content-sha256 does not match the computed payload hash.");
        }

        var canonical = CanonicalRequest.Build(request, header.SignedHeaders, hash);
        var expected = SigningKey.Sign(credential.SecretAccessKey, header.Scope, amzDate, canonical);
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.ASCII.GetBytes(header.Signature))
            ? (credential, header.Scope)
            : throw SignatureErrors.Invalid(Mismatch);
    }

    private static void CheckScope(CredentialScope scope, string amzDate, string? service)
    {
        if (service is not null && scope.Service != service)
        {
            throw SignatureErrors.Invalid($"Credential should be scoped to correct service: '{service}'. ");
        }

        if (!amzDate.StartsWith(scope.Date, StringComparison.Ordinal))
        {
            throw SignatureErrors.Invalid($"Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '{scope.Date}' != '{amzDate}'.");
        }
    }

    private void CheckClock(string amzDate)
    {
        if (!DateTimeOffset.TryParseExact(
            amzDate, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var signed))
        {
            throw SignatureErrors.Incomplete($"Date must be in ISO-8601 'basic format'. Got '{amzDate}'.");
        }

        var now = time.GetUtcNow();
        if (signed < now - Skew)
        {
            throw SignatureErrors.Invalid($"Signature expired: {amzDate} is now earlier than {Basic(now - Skew)} ({Basic(now)} - 5 min.)");
        }

        if (signed > now + Skew)
        {
            throw SignatureErrors.Invalid($"Signature not yet current: {amzDate} is still later than {Basic(now + Skew)} ({Basic(now)} + 5 min.)");
        }
    }

    private static string Basic(DateTimeOffset at) => at.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
}
