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
    private const int LongestName = 64;

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

    private static CredentialScope Scopes(string credential)
    {
        if (credential.Split('/') is not [{ Length: > 0 }, var date, var region, var service, var term])
        {
            throw SignatureErrors.Incomplete($"Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '{credential}'");
        }

        if (term != "aws4_request")
        {
            throw SignatureErrors.Invalid($"Credential should be scoped with a valid terminator: 'aws4_request', not '{term}'.");
        }

        if (date.Length != 8 || !date.All(char.IsAsciiDigit))
        {
            throw SignatureErrors.Invalid($"Date in Credential scope must have the form YYYYMMDD, got '{date}'.");
        }

        return IsName(region) && IsName(service)
            ? new CredentialScope(date, region, service)
            : throw SignatureErrors.Invalid("Credential should be scoped to a valid region and service.");
    }

    // The region names a cell, so it is held to what region names are made of.
    private static bool IsName(string text) =>
        text.Length is > 0 and <= LongestName && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');
}
