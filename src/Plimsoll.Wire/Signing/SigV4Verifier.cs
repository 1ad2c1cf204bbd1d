namespace Plimsoll.Wire.Signing;

/// <summary>Checks Signature Version 4 of requests signed in headers, session tokens, clock and payload included.</summary>
/// <param name="credentials">Keys that may sign.</param>
/// <param name="time">Clock against which the request's date is held.</param>
public sealed class SigV4Verifier(ICredentials credentials, TimeProvider time)
{
    // What AWS's own headers say decides over the call: none may ride along unsigned.
    private static readonly string[] MustBeSigned = ["x-amz-date", "x-amz-target", "x-amz-security-token", "x-amz-content-sha256"];
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    /// <summary>The credential that signed, and for what.</summary>
    /// <param name="request">The request.</param>
    /// <param name="payload">Its body.</param>
    /// <param name="service">Signing name that the scope must have; null for any.</param>
    /// <exception cref="Errors.AwsException">The failure, with AWS's own code.</exception>
    public (Credential Credential, CredentialScope Scope) Verify(in SignedRequest request, ReadOnlySpan<byte> payload, string? service)
    {
        var head = VerifyHead(request, service);
        head.VerifyPayload(payload);
        return (head.Credential, head.Scope);
    }

    /// <summary>
    /// All that can be said before the body is read: who claims to sign, with which key, when; and the signature itself when it covers the
    /// payload's hash in <c>x-amz-content-sha256</c>.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="service">Signing name that the scope must have; null for any.</param>
    /// <exception cref="Errors.AwsException">The failure, with AWS's own code.</exception>
    public SignedHead VerifyHead(in SignedRequest request, string? service)
    {
        var header = AuthorizationHeader.Parse(request.Header("authorization"));
        CheckSignedHeaders(header, request);
        var (amzDate, at) = SignatureDate.Of(request);
        CheckScope(header.Scope, amzDate, service);
        CheckClock(amzDate, at);
        return new SignedHead(request, header, amzDate, Find(header.AccessKeyId, request.Header("x-amz-security-token")));
    }

    private static void CheckSignedHeaders(AuthorizationHeader header, in SignedRequest request)
    {
        if (!header.SignedHeaders.Contains("host"))
        {
            throw SignatureErrors.Invalid("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
        }

        foreach (var name in MustBeSigned)
        {
            if (request.Header(name) is not null && !header.SignedHeaders.Contains(name))
            {
                throw SignatureErrors.Invalid($"'{name}' must be a 'SignedHeader' in the AWS Authorization.");
            }
        }
    }

    private static void CheckScope(CredentialScope scope, string amzDate, string? service)
    {
        if (service is not null && scope.Service != service)
        {
            throw SignatureErrors.Invalid($"Credential should be scoped to correct service: '{service}'. ");
        }

        if (!amzDate.StartsWith(scope.Date, StringComparison.Ordinal))
        {
            throw SignatureErrors.Invalid($"Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '{scope.Date}' != '{amzDate[..8]}', from '{amzDate}'.");
        }
    }

    private void CheckClock(string amzDate, DateTimeOffset signed)
    {
        var now = time.GetUtcNow();
        if (signed < now - Skew)
        {
            throw SignatureErrors.Invalid($"Signature expired: {amzDate} is now earlier than {SignatureDate.Basic(now - Skew)} ({SignatureDate.Basic(now)} - 5 min.)");
        }

        if (signed > now + Skew)
        {
            throw SignatureErrors.Invalid($"Signature not yet current: {amzDate} is still later than {SignatureDate.Basic(now + Skew)} ({SignatureDate.Basic(now)} + 5 min.)");
        }
    }

    private Credential Find(string accessKeyId, string? token)
    {
        var credential = credentials.Find(accessKeyId, token) ?? throw SignatureErrors.UnknownKey();
        return credential.Expires is { } end && time.GetUtcNow() >= end ? throw SignatureErrors.Expired() : credential;
    }
}
