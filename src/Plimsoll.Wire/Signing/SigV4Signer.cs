namespace Plimsoll.Wire.Signing;

/// <summary>Signs requests with Signature Version 4.</summary>
public static class SigV4Signer
{
    /// <summary>The headers to add to a request, <c>Authorization</c> among them.</summary>
    /// <param name="method">HTTP method.</param>
    /// <param name="target">Raw path and query.</param>
    /// <param name="host">Value of the Host header, port included.</param>
    /// <param name="headers">Further headers to sign, lower-case names.</param>
    /// <param name="payload">Body.</param>
    /// <param name="credential">Keys.</param>
    /// <param name="region">Region of the scope.</param>
    /// <param name="service">Signing name of the scope.</param>
    /// <param name="now">Time of signing.</param>
    public static IReadOnlyDictionary<string, string> Sign(
        string method, string target, string host, IReadOnlyDictionary<string, string> headers, ReadOnlySpan<byte> payload,
        SigningKeys credential, string region, string service, DateTimeOffset now)
    {
        var amzDate = SignatureDate.Basic(now);
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["host"] = host, ["x-amz-date"] = amzDate };
        if (credential.SessionToken is { } token)
        {
            all["x-amz-security-token"] = token;
        }

        foreach (var (name, value) in headers)
        {
            all[name] = value;
        }

        var signed = all.Keys.ToList();
        var scope = new CredentialScope(amzDate[..8], region, service);
        var request = new SignedRequest(method, target, all.GetValueOrDefault);
        var canonical = CanonicalRequest.Build(request, signed, SigningKey.HashHex(payload));
        var signature = SigningKey.Sign(credential.SecretAccessKey, scope, amzDate, canonical);
        all["authorization"] =
            $"AWS4-HMAC-SHA256 Credential={credential.AccessKeyId}/{scope}, SignedHeaders={string.Join(';', signed)}, Signature={signature}";
        return all;
    }
}

/// <summary>Keys to sign with.</summary>
/// <param name="AccessKeyId">Public part.</param>
/// <param name="SecretAccessKey">Secret part; never printed.</param>
/// <param name="SessionToken">Comes with temporary keys.</param>
public sealed record SigningKeys(string AccessKeyId, string SecretAccessKey, string? SessionToken = null)
{
    /// <summary>The public part alone: secrets do not reach logs.</summary>
    public override string ToString() => AccessKeyId;
}
