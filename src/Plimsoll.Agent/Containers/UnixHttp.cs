using System.Net.Sockets;

namespace Plimsoll.Agent.Containers;

/// <summary>Plain HTTP to the engine, for the few calls that the Docker library does not make as the agent needs them.</summary>
internal static class UnixHttp
{
    public static HttpClient Connect(Uri dockerHost)
    {
        if (dockerHost.Scheme != "unix")
        {
            var remote = new UriBuilder(dockerHost) { Scheme = dockerHost.Scheme == "tcp" ? "http" : dockerHost.Scheme }.Uri;
            return new HttpClient { BaseAddress = remote, Timeout = Timeout.InfiniteTimeSpan };
        }

        var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (_, cancel) =>
            {
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                try
                {
                    await socket.ConnectAsync(new UnixDomainSocketEndPoint(dockerHost.LocalPath), cancel).ConfigureAwait(false);
                    return new NetworkStream(socket, ownsSocket: true);
                }
                catch
                {
                    socket.Dispose();
                    throw;
                }
            },
        };
        return new HttpClient(handler) { BaseAddress = new Uri("http://docker/"), Timeout = Timeout.InfiniteTimeSpan };
    }
}
