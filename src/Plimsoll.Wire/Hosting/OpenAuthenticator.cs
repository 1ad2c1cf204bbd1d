using Microsoft.AspNetCore.Http;
using Plimsoll.Wire.Operations;
using Plimsoll.Wire.Signing;

namespace Plimsoll.Wire.Hosting;

/// <summary>
/// <c>--auth off</c> and <c>--auth any-key</c>: everybody is root. A signature, when there is one, is held to its shape alone but still names
/// region and service, and an access key of twelve digits names the account, as tools made for local AWS do.
/// </summary>
/// <param name="known">Keys that stand for somebody: they keep their identity, so that agents are told apart.</param>
/// <param name="account">Account of all others.</param>
/// <param name="region">Region of calls without a signature.</param>
/// <param name="signed">True when a call must have a signature, of whatever key.</param>
public sealed class OpenAuthenticator(ICredentials known, string account, string region, bool signed = false) : ICallAuthenticator
{
    // Of HMAC-SHA256.
    private const int HexDigits = 64;

    /// <inheritdoc/>
    public Admission Admit(HttpRequest request, string? service)
    {
        string? header = request.Headers.Authorization;
        if (!signed && (header is null || !header.StartsWith("AWS4-HMAC-SHA256 ", StringComparison.Ordinal)))
        {
            return new Admission(new Caller(Root(account), region, ""), null);
        }

        var parsed = AuthorizationHeader.Parse(header);
        if (signed && (parsed.Signature.Length != HexDigits || !parsed.Signature.All(char.IsAsciiHexDigit)))
        {
            throw SignatureErrors.Invalid(SignedHead.Mismatch);
        }

        string? token = request.Headers["x-amz-security-token"];
        var principal = known.Find(parsed.AccessKeyId, token)?.Principal
            ?? Root(parsed.AccessKeyId.Length == 12 && parsed.AccessKeyId.All(char.IsAsciiDigit) ? parsed.AccessKeyId : account);
        return new Admission(new Caller(principal, parsed.Scope.Region, parsed.Scope.Service), null);
    }

    private static Principal Root(string account) => new(PrincipalKind.Root, account, $"arn:aws:iam::{account}:root", account);
}
