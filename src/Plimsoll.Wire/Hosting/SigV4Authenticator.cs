using Microsoft.AspNetCore.Http;
using Plimsoll.Wire.Signing;

namespace Plimsoll.Wire.Hosting;

/// <summary>Lets in who signs with a known key.</summary>
/// <param name="verifier">Checks the signature.</param>
public sealed class SigV4Authenticator(SigV4Verifier verifier) : ICallAuthenticator
{
    /// <inheritdoc/>
    public Caller Authenticate(HttpRequest request, ReadOnlySpan<byte> payload, string? service)
    {
        var (credential, scope) = verifier.Verify(HttpSignedRequest.From(request), payload, service);
        return new Caller(credential.Principal, scope.Region, scope.Service);
    }
}
