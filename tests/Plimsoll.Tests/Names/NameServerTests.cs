using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
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

    private static NameServer Server(IReadOnlyList<IPEndPoint> others, string address = "172.31.0.4")
    {
        var server = new NameServer(
            (cluster, service) => ValueTask.FromResult<IReadOnlyList<ServiceEndpoint>?>((cluster, service) == ("default", "web") ? [new ServiceEndpoint("aaaa", address, [80])] : null),
            new Forwarder(others, TimeProvider.System), new Random(1), TimeProvider.System, NullLogger.Instance);
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
