using Plimsoll.Wire.Errors;

namespace Plimsoll.Wire.Signing;

/// <summary>The parts of an <c>Authorization: AWS4-HMAC-SHA256 …</c> header.</summary>
/// <param name="AccessKeyId">Which key signed.</param>
/// <param name="Scope">What the signature is good for.</param>
/// <param name="SignedHeaders">Lower-case names in the order of the header.</param>
/// <param name="Signature">Lower-case hexadecimal.</param>
public sealed record AuthorizationHeader(string AccessKeyId, CredentialScope Scope, IReadOnlyList<string> SignedHeaders, string Signature)
{
    private const string Scheme = "AWS4-HMAC-SHA256";

    /// <summary>Reads the header.</summary>
    /// <exception cref="AwsException"><c>MissingAuthenticationTokenException</c>, <c>IncompleteSignatureException</c>.</exception>
    public static AuthorizationHeader Parse(string? header)
    {
        if (string.IsNullOrEmpty(header))
        {
            throw SignatureErrors.Missing();
        }

        if (!header.StartsWith(Scheme + " ", StringComparison.Ordinal))
        {
            throw SignatureErrors.Incomplete($"Authorization header requires the '{Scheme}' scheme.");
        }

        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in header[Scheme.Length..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var mark = part.IndexOf('=', StringComparison.Ordinal);
            if (mark > 0)
            {
                fields[part[..mark]] = part[(mark + 1)..];
            }
        }

        return new AuthorizationHeader(
            Need(fields, "Credential").Split('/')[0],
            Scopes(Need(fields, "Credential")),
            Need(fields, "SignedHeaders").Split(';'),
            Need(fields, "Signature"));
    }

    private static string Need(Dictionary<string, string> fields, string name) =>
        fields.TryGetValue(name, out var value) && value.Length > 0
            ? value
            : throw SignatureErrors.Incomplete($"Authorization header requires '{name}' parameter.");

    private static CredentialScope Scopes(string credential) =>
        credential.Split('/') is [{ Length: > 0 }, { Length: 8 } date, { Length: > 0 } region, { Length: > 0 } service, "aws4_request"]
            ? new CredentialScope(date, region, service)
            : throw SignatureErrors.Incomplete("Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term.");
}
