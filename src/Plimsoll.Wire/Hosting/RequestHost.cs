using Microsoft.AspNetCore.Http;

namespace Plimsoll.Wire.Hosting;

/// <summary>The host that a request names.</summary>
public static class RequestHost
{
    /// <summary>Host and port as sent. ASP.NET's own reading decodes names of other scripts, and throws where that cannot be done.</summary>
    public static string Of(HttpRequest request) => request.Headers.Host.ToString();
}
