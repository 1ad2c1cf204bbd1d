using Microsoft.AspNetCore.Http;
using Plimsoll.Wire.Signing;

namespace Plimsoll.Wire.Hosting;

/// <summary>Lets in who signs with a known key.</summary>
/// <param name="verifier">Checks the signature.</param>
public sealed class SigV4Authenticator(SigV4Verifier verifier) : ICallAuthenticator
{
    /// <inheritdoc/>
    public Admission Admit(HttpRequest request, string? service)
    {
        var head = verifier.VerifyHead(HttpSignedRequest.From(request), service);
        return new Admission(new Caller(head.Credential.Principal, head.Scope.Region, head.Scope.Service), head);
    }
}
