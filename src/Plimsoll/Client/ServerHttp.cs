using System.Net;

namespace Plimsoll.Client;

/// <summary>Connections to servers. No proxy can reach the one on this machine, whatever HTTP_PROXY says.</summary>
internal static class ServerHttp
{
    public static HttpClient Create() => new(new SocketsHttpHandler { Proxy = new BeyondThisMachine(HttpClient.DefaultProxy) });

    private sealed class BeyondThisMachine(IWebProxy configured) : IWebProxy
    {
        public ICredentials? Credentials
        {
            get => configured.Credentials;
            set => configured.Credentials = value;
        }

        public Uri? GetProxy(Uri destination) => destination.IsLoopback ? null : configured.GetProxy(destination);

        public bool IsBypassed(Uri host) => host.IsLoopback || configured.IsBypassed(host);
    }
}
