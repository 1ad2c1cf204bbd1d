using Microsoft.AspNetCore.Http;
using Plimsoll.Ecr.Control.Policies;
using Plimsoll.Ecr.Naming;
using Plimsoll.Wire.Hosting;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecr.Distribution;

/// <summary>One request of the registry.</summary>
/// <param name="Http">The request.</param>
/// <param name="Principal">Who asks.</param>
/// <param name="Registry">The registry that its host means.</param>
/// <param name="Path">What it asks for.</param>
/// <param name="Access">Says whether it may.</param>
internal sealed record RegistryCall(HttpContext Http, Principal Principal, RegistryScope Registry, RegistryPath Path, Access Access)
{
    public HttpRequest Request => Http.Request;

    public HttpResponse Response => Http.Response;

    public CancellationToken Aborted => Http.RequestAborted;

    /// <summary>The caller as the API sees it.</summary>
    public CallContext Caller => new(Principal, Registry.Region, Http.TraceIdentifier, $"{Request.Scheme}://{RequestHost.Of(Request)}", Aborted)
    {
        Source = Http.Connection.RemoteIpAddress,
    };

    /// <summary>Goes on only when the caller may do the operation of the API that this is.</summary>
    public void Require(string operation) => Access.Require(Caller, operation, Registry, Path.Name.Length == 0 ? null : Path.Name);

    /// <summary>The digest of the path.</summary>
    public Digest Digest() => Naming.Digest.TryParse(Path.Reference, out var digest) ? digest : throw RegistryException.DigestInvalid(Path.Reference);

    /// <summary>True when the caller has this version already: then 304 is all that it gets.</summary>
    public bool IsKnown(string digest) => IsKnown(Http, digest);

    /// <summary>True when a caller has this version already: then 304 is all that it gets.</summary>
    public static bool IsKnown(HttpContext http, string digest)
    {
        var tag = $"\"{digest}\"";
        http.Response.Headers.ETag = tag;
        foreach (var line in http.Request.Headers.IfNoneMatch)
        {
            if (line is not null && line.Split(',').Any(one => one.Trim() is "*" || one.Trim().TrimStart('W', '/') == tag))
            {
                http.Response.StatusCode = StatusCodes.Status304NotModified;
                return true;
            }
        }

        return false;
    }
}
