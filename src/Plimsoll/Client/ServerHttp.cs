namespace Plimsoll.Client;

/// <summary>Connections to the server, which is on this machine: no proxy can reach it, whatever HTTP_PROXY says.</summary>
internal static class ServerHttp
{
    public static HttpClient Create() => new(new SocketsHttpHandler { UseProxy = false });
}
