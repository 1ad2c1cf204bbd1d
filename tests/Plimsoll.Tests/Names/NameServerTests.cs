using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Plimsoll.Ecs;
using Plimsoll.Names;

namespace Plimsoll.Tests.Names;

public sealed class NameServerTests
{
    private const string Web = "web.default.plimsoll.internal";

    [Fact]
    public async Task A_question_is_answered_over_udp()
    {
        await using var server = Server([]);

        Assert.Equal((byte[])[172, 31, 0, 4], Dns.Records(await DatagramAsync(server, Dns.Query(Web, Dns.A)))[0].Data);
    }

    [Fact]
    public async Task A_question_is_answered_over_tcp()
    {
        await using var server = Server([]);
        using var client = new TcpClient();
        await client.ConnectAsync(server.Address!, TestContext.Current.CancellationToken);

        await DnsStream.WriteAsync(client.GetStream(), Dns.Query(Web, Dns.A), TestContext.Current.CancellationToken);

        Assert.Equal((byte[])[172, 31, 0, 4], Dns.Records((await DnsStream.ReadAsync(client.GetStream(), TestContext.Current.CancellationToken))!)[0].Data);
    }

    [Fact]
    public async Task Other_names_are_asked_of_the_machines_servers()
    {
        using var other = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        await using var server = Server([(IPEndPoint)other.Client.LocalEndPoint!]);
        var query = Dns.Query("example.com", Dns.A, id: 99);
        var asking = DatagramAsync(server, query);

        var asked = await other.ReceiveAsync(TestContext.Current.CancellationToken);
        byte[] answer = [.. query[..2], 0x81, 0x80, .. query[4..], 1, 2, 3];
        await other.SendAsync(answer, asked.RemoteEndPoint, TestContext.Current.CancellationToken);

        Assert.Equal(query, asked.Buffer);
        Assert.Equal(answer, await asking);
    }

    [Fact]
    public async Task When_nobody_can_be_asked_it_says_so()
    {
        await using var server = Server([]);

        Assert.Equal(2, Dns.Code(await DatagramAsync(server, Dns.Query("example.com", Dns.A))));
    }

    [Fact]
    public async Task Nonsense_gets_no_answer_and_stops_nothing()
    {
        await using var server = Server([]);
        using var client = new UdpClient();
        client.Connect(server.Address!);
        for (var length = 0; length < 100; length++)
        {
            await client.SendAsync(new byte[length], TestContext.Current.CancellationToken);
        }

        Assert.Equal(0, Dns.Code(await DatagramAsync(server, Dns.Query(Web, Dns.A))));
    }

    [Fact]
    public async Task Our_names_are_answered_while_others_are_waited_for()
    {
        using var silent = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var time = new FakeTimeProvider();
        await using var server = Server([(IPEndPoint)silent.Client.LocalEndPoint!], time: time);
        using var client = new UdpClient();
        client.Connect(server.Address!);
        for (ushort id = 0; id < 200; id++)
        {
            await client.SendAsync(Dns.Query("example.com", Dns.A, id: id), TestContext.Current.CancellationToken);
        }

        Assert.Equal(0, Dns.Code(await DatagramAsync(server, Dns.Query(Web, Dns.A))));
    }

    [Fact]
    public async Task Idle_connections_of_one_client_leave_room_for_others()
    {
        await using var server = Server([], time: new FakeTimeProvider());
        var idle = new List<TcpClient>();
        for (var i = 0; i < 100; i++)
        {
            idle.Add(await ConnectAsync(server, "127.0.0.2"));
        }

        using var other = await ConnectAsync(server, "127.0.0.3");
        await DnsStream.WriteAsync(other.GetStream(), Dns.Query(Web, Dns.A), TestContext.Current.CancellationToken);

        Assert.Equal(0, Dns.Code((await DnsStream.ReadAsync(other.GetStream(), TestContext.Current.CancellationToken))!));
        idle.ForEach(client => client.Dispose());
    }

    private static async Task<TcpClient> ConnectAsync(NameServer server, string from)
    {
        var client = new TcpClient(new IPEndPoint(IPAddress.Parse(from), 0));
        await client.ConnectAsync(server.Address!, TestContext.Current.CancellationToken);
        return client;
    }

    private static NameServer Server(IReadOnlyList<IPEndPoint> others, string address = "172.31.0.4", TimeProvider? time = null)
    {
        var server = new NameServer(
            (cluster, service) => ValueTask.FromResult<IReadOnlyList<ServiceEndpoint>?>((cluster, service) == ("default", "web") ? [new ServiceEndpoint("aaaa", address, [80])] : null),
            new Forwarder(others, time ?? TimeProvider.System), new Random(1), time ?? TimeProvider.System, NullLogger.Instance);
        server.Start(new IPEndPoint(IPAddress.Loopback, 0));
        return server;
    }

    private static async Task<byte[]> DatagramAsync(NameServer server, byte[] query)
    {
        using var client = new UdpClient();
        client.Connect(server.Address!);
        await client.SendAsync(query, TestContext.Current.CancellationToken);
        return (await client.ReceiveAsync(TestContext.Current.CancellationToken)).Buffer;
    }
}
