using System.Net;
using Microsoft.AspNetCore.Http;
using Plimsoll.Wire.Arns;
using Plimsoll.Wire.Hosting;

namespace Plimsoll.Hosting;

/// <summary>
/// Keeps web pages out where no signature does. A page that a browser on this machine shows can send to loopback, and one whose name is made to
/// point there reads the answers too: the first shows by its Origin, the second by the Host.
/// </summary>
/// <param name="registryHost">Further name of the registry, from the options; null for none.</param>
/// <param name="own">Further address of the server; null for none.</param>
/// <param name="anyHost">True where clients know the server by any name, as others on a container network do: then pages show by their Origin alone.</param>
internal sealed class BrowserGuard(string? registryHost, IPAddress? own = null, bool anyHost = false)
{
    private const string Localhost = "localhost";

    /// <summary>Why a request is refused; null when it is not.</summary>
    public string? Refusal(HttpRequest request) => OfPages(request) ?? (anyHost ? null : OfHost(request));

    /// <summary>Why a request that a page sent is refused, by whatever name; null when none did.</summary>
    public static string? OfPages(HttpRequest request)
    {
        if (request.Headers.ContainsKey("Origin"))
        {
            return "Requests of web pages are refused: this one has an Origin header.";
        }

        // Browsers say so also where they send no Origin: pictures, links. What a person typed is "none". Old ones say it by the Referer alone.
        return request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "none") ? "Requests of web pages are refused: this one has a Sec-Fetch-Site header."
            : request.Headers.ContainsKey("Referer") ? "Requests of web pages are refused: this one has a Referer header."
            : null;
    }

    private string? OfHost(HttpRequest request)
    {
        var host = RequestHost.Of(request);
        return IsLoopback(NameOf(host)) || (own is not null && NameOf(host) == own.ToString()) || (request.Path.StartsWithSegments("/v2") && IsRegistry(host))
            ? null
            : $"Where signatures are not checked only hosts of this machine's loopback are answered, and '{host}' is none: use localhost or 127.0.0.1.";
    }

    // Nobody but AWS can have names under these point elsewhere.
    private bool IsRegistry(string host) => host == registryHost || RegistryHost.Parse(host) is not null;

    private static bool IsLoopback(string name) =>
        name.Equals(Localhost, StringComparison.OrdinalIgnoreCase)
        || name.EndsWith($".{Localhost}", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(name, out var address) && IPAddress.IsLoopback(address));

    private static string NameOf(string host)
    {
        if (host.StartsWith('['))
        {
            return host[1..Math.Max(1, host.IndexOf(']', StringComparison.Ordinal))];
        }

        var colon = host.LastIndexOf(':');
        return colon < 0 ? host : host[..colon];
    }
}
