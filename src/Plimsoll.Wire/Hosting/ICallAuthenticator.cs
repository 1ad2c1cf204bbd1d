using Microsoft.AspNetCore.Http;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Wire.Hosting;

/// <summary>Finds out who sent a request.</summary>
public interface ICallAuthenticator
{
    /// <summary>Looks at the headers alone, so that who is nobody is refused before the body is read.</summary>
    /// <param name="request">The request.</param>
    /// <param name="service">Signing name that the signature must be scoped to; null for any.</param>
    /// <exception cref="Errors.AwsException">Not signed, signed by nobody known, expired; wrongly signed where the headers tell.</exception>
    Admission Admit(HttpRequest request, string? service);

    /// <summary>The caller and the region that it addresses.</summary>
    /// <param name="request">The request.</param>
    /// <param name="payload">Its body.</param>
    /// <param name="service">Signing name that the signature must be scoped to; null for any.</param>
    /// <exception cref="Errors.AwsException">Not signed, wrongly signed, expired.</exception>
    Caller Authenticate(HttpRequest request, ReadOnlySpan<byte> payload, string? service) => Admit(request, service).Prove(request, payload);
}

/// <summary>Who sent a request, and for which region and service.</summary>
/// <param name="Principal">Who.</param>
/// <param name="Region">Region of the credential scope.</param>
/// <param name="Service">Service of the credential scope; empty when unsigned calls are let in.</param>
public sealed record Caller(Principal Principal, string Region, string Service);
