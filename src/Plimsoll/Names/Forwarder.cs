using System.Net;
using System.Net.Sockets;

namespace Plimsoll.Names;

/// <summary>Asks the machine's own resolvers for what is not ours.</summary>
/// <param name="servers">In the order in which they are asked.</param>
/// <param name="time">Clock.</param>
internal sealed class Forwarder(IReadOnlyList<IPEndPoint> servers, TimeProvider time)
{
    private const int Port = 53;
    private const int MostBytes = 65535;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>The resolvers that <c>/etc/resolv.conf</c> names.</summary>
    public static IReadOnlyList<IPEndPoint> MachineServers(string resolvConf = "/etc/resolv.conf") => !File.Exists(resolvConf) ? [] :
    [
        .. File.ReadLines(resolvConf).Select(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words is ["nameserver", ..] && words.Length > 1 && IPAddress.TryParse(words[1], out _))
            .Select(words => new IPEndPoint(IPAddress.Parse(words[1]), Port)),
    ];

    /// <summary>The first answer that comes; null when nobody answers.</summary>
    /// <param name="query">The message as it came.</param>
    /// <param name="stream">Whether it came by TCP, so that the answer may be long.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<byte[]?> AskAsync(ReadOnlyMemory<byte> query, bool stream, CancellationToken cancel)
    {
        foreach (var server in servers)
        {
            using var late = new CancellationTokenSource(Patience, time);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel, late.Token);
            try
            {
                return stream ? await StreamAsync(server, query, both.Token) : await DatagramAsync(server, query, both.Token);
            }
            catch (Exception error) when (error is SocketException or IOException || (error is OperationCanceledException && !cancel.IsCancellationRequested))
            {
                // The next one may know.
            }
        }

        return null;
    }

    private static async Task<byte[]> DatagramAsync(IPEndPoint server, ReadOnlyMemory<byte> query, CancellationToken cancel)
    {
        // Connected, from a port of its own: nobody else's datagram is taken for the answer.
        using var socket = new Socket(server.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        await socket.ConnectAsync(server, cancel);
        await socket.SendAsync(query, cancel);
        var buffer = new byte[MostBytes];
        while (true)
        {
            var length = await socket.ReceiveAsync(buffer, cancel);
            if (length >= DnsQuery.HeaderBytes && buffer.AsSpan(0, 2).SequenceEqual(query.Span[..2]))
            {
                return buffer[..length];
            }
        }
    }

    private static async Task<byte[]> StreamAsync(IPEndPoint server, ReadOnlyMemory<byte> query, CancellationToken cancel)
    {
        using var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(server, cancel);
        await using var stream = new NetworkStream(socket);
        await DnsStream.WriteAsync(stream, query, cancel);
        return await DnsStream.ReadAsync(stream, cancel) ?? throw new IOException("The resolver closed the connection.");
    }
}
