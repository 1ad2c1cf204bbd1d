using System.Net;
using System.Net.Http;
using System.Net.Sockets;

namespace Plimsoll.CloudWatch.Logs.Subscriptions;

/// <summary>Calls webhooks, but for addresses at which any program of a machine is given the machine's credentials.</summary>
internal static class WebhookClient
{
    // Of Amazon: fd00:ec2::254 and its neighbours.
    private static readonly IPNetwork Metadata = IPNetwork.Parse("fd00:ec2::/32");
    private static readonly IPNetwork LinkLocal = IPNetwork.Parse("169.254.0.0/16");

    /// <summary>
    /// A client without a time limit of its own. An answer from elsewhere is no delivery: it follows no redirects. It uses no proxy, which would
    /// look names up itself.
    /// </summary>
    public static HttpClient Create() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        ConnectCallback = ConnectAsync,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        UseProxy = false,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>True for link-local addresses and those of instance metadata, however they are written.</summary>
    public static bool IsRefused(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.IsIPv6LinkLocal || LinkLocal.Contains(plain) || Metadata.Contains(plain);
    }

    // What a name stands for is known only here, and may be another thing the next time.
    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var found = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancel).ConfigureAwait(false);
        var addresses = Array.FindAll(found, address => !IsRefused(address));
        if (addresses.Length == 0 && found.Length > 0)
        {
            throw new WebhookRefusedException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancel).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
