using Microsoft.AspNetCore.Http;
using Plimsoll.Wire.Signing;
using Plimsoll.Wire.Transport;

namespace Plimsoll.Wire.Hosting;

/// <summary>A caller as the headers have it, until the payload proves it.</summary>
/// <param name="caller">Who it says it is.</param>
/// <param name="head">What is held against the payload; null when nothing is to be proven.</param>
public sealed class Admission(Caller caller, SignedHead? head)
{
    /// <summary>Service of the credential scope; empty when unsigned calls are let in.</summary>
    public string Service => caller.Service;

    /// <summary>True when the headers alone prove the caller.</summary>
    public bool IsProven => head?.IsSigned != false;

    /// <summary>The caller, now that the payload is there.</summary>
    /// <exception cref="Errors.AwsException"><c>InvalidSignatureException</c>.</exception>
    public Caller Prove(HttpRequest request, ReadOnlySpan<byte> payload)
    {
        head?.VerifyPayload(payload);
        request.HttpContext.Features.Get<IConnectionStanding>()?.Prove();
        return caller;
    }
}
