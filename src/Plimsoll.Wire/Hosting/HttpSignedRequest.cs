using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Plimsoll.Wire.Signing;

namespace Plimsoll.Wire.Hosting;

/// <summary>An ASP.NET Core request as Signature Version 4 sees it.</summary>
public static class HttpSignedRequest
{
    /// <summary>The signed view of a request.</summary>
    public static SignedRequest From(HttpRequest request)
    {
        var target = request.HttpContext.Features.Get<IHttpRequestFeature>()?.RawTarget;
        return new SignedRequest(request.Method, string.IsNullOrEmpty(target) ? "/" : target, Header);

        string? Header(string name) => request.Headers.TryGetValue(name, out var values)
            ? values.Count == 1 ? values[0] : string.Join(',', values.Select(value => value?.Trim()))
            : null;
    }
}
