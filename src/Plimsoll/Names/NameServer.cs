using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Plimsoll.Ecs;

namespace Plimsoll.Names;

/// <summary>
/// Answers the names of services to their tasks, over UDP and TCP, and hands on everything else. A fixed number of hands does the work:
/// a flood of questions waits in the kernel, and what it does not hold is lost, as is UDP's way. Other hands wait for what others answer,
/// so that our own names are answered however slow those are.
/// </summary>
/// <param name="endpoints">Asks ECS: cluster and service.</param>
/// <param name="forwarder">Asks others.</param>
/// <param name="chance">Which of many tasks comes first.</param>
/// <param name="time">Clock.</param>
/// <param name="log">Log.</param>
internal sealed partial class NameServer(
    Func<string, string, ValueTask<IReadOnlyList<ServiceEndpoint>?>> endpoints, Forwarder forwarder, Random chance, TimeProvider time, ILogger log) : IAsyncDisposable
{
    private const int DatagramHands = 32;
    private const int ForwardingHands = 64;
    private const int MostWaiting = 256;
    private const int StreamHands = 64;
    private const int MostOfOneClient = 8;
    private const int ReceiveBuffer = 1 << 20;
    private const int MostDatagram = 4096;
    private const int MostStream = 65535;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly Channel<(DnsQuery Query, byte[] Message, EndPoint Asker)> _others =
        Channel.CreateBounded<(DnsQuery, byte[], EndPoint)>(MostWaiting);
    private readonly ClientLimit _clients = new(MostOfOneClient);
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private Socket? _datagrams;
    private Socket? _connections;
    private Task[] _hands = [];

    /// <summary>Where it answers.</summary>
    public IPEndPoint? Address => _datagrams?.LocalEndPoint as IPEndPoint;

    /// <summary>Begins to answer.</summary>
    /// <param name="address">The address; with port 0 any, the same for UDP and TCP.</param>
    /// <exception cref="SocketException">The address is not to be had, or a low port without the right to it.</exception>
    public void Start(IPEndPoint address)
    {
        _datagrams = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp) { ReceiveBufferSize = ReceiveBuffer };
        _datagrams.Bind(address);
        _connections = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        _connections.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        _connections.Bind(_datagrams.LocalEndPoint!);
        _connections.Listen();
        _hands =
        [
            .. Enumerable.Range(0, DatagramHands).Select(_ => HandAsync(DatagramAsync)),
            .. Enumerable.Range(0, ForwardingHands).Select(_ => HandAsync(ForwardAsync)),
            .. Enumerable.Range(0, StreamHands).Select(_ => HandAsync(ConnectionAsync)),
        ];
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_hands);
        _datagrams?.Dispose();
        _connections?.Dispose();
        _stop.Dispose();
    }

    // Nothing that anybody sends ends a hand.
    private async Task HandAsync(Func<Task> once)
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await once();
            }
            catch (Exception error) when (error is SocketException or IOException or OperationCanceledException)
            {
                // The asker went away, or was too slow.
            }
            catch (Exception error)
            {
                LogFault(error);
            }
        }
    }

    // What is no question gets no answer: so nobody can make two servers talk to each other for ever.
    private async Task DatagramAsync()
    {
        var buffer = new byte[MostDatagram];
        var received = await _datagrams!.ReceiveFromAsync(buffer, new IPEndPoint(IPAddress.Any, 0), _stop.Token);
        var message = buffer.AsMemory(0, received.ReceivedBytes);
        if (DnsQuery.Read(message) is not { } query)
        {
            return;
        }

        if (ServiceNames.IsOurs(query.Name))
        {
            await _datagrams.SendToAsync(await OwnAsync(query, query.MostBytes), received.RemoteEndPoint, _stop.Token);
        }
        else if (!_others.Writer.TryWrite((query, message.ToArray(), received.RemoteEndPoint)))
        {
            await _datagrams.SendToAsync(DnsAnswer.Failure(query), received.RemoteEndPoint, _stop.Token);
        }
    }

    private async Task ForwardAsync()
    {
        var (query, message, asker) = await _others.Reader.ReadAsync(_stop.Token);
        await _datagrams!.SendToAsync(await forwarder.AskAsync(message, stream: false, _stop.Token) ?? DnsAnswer.Failure(query), asker, _stop.Token);
    }

    private async Task ConnectionAsync()
    {
        using var socket = await _connections!.AcceptAsync(_stop.Token);
        using var place = _clients.Take(((IPEndPoint)socket.RemoteEndPoint!).Address);
        await using var stream = new NetworkStream(socket);
        while (place is not null && await ReadAsync(stream) is { } message && DnsQuery.Read(message) is { } query)
        {
            using var late = new CancellationTokenSource(Patience, time);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, late.Token);
            var answer = ServiceNames.IsOurs(query.Name)
                ? await OwnAsync(query, MostStream) : await forwarder.AskAsync(message, stream: true, both.Token) ?? DnsAnswer.Failure(query);
            await DnsStream.WriteAsync(stream, answer, both.Token);
        }
    }

    private async Task<byte[]?> ReadAsync(NetworkStream stream)
    {
        using var late = new CancellationTokenSource(Idle, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, late.Token);
        return await DnsStream.ReadAsync(stream, both.Token);
    }

    private async Task<byte[]> OwnAsync(DnsQuery query, int most)
    {
        var found = query.Class == 1 && ServiceNames.Parse(query.Name) is { } asked ? await endpoints(asked.Cluster, asked.Service) : null;
        return ServiceNames.Answer(query.Name, query.Type, found, First()).Write(query, most);
    }

    private int First()
    {
        lock (_gate)
        {
            return chance.Next();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A question for a name could not be answered")]
    private partial void LogFault(Exception error);
}
