using System.Net;
using System.Net.WebSockets;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Plimsoll.Agent.Link;
using Plimsoll.Agent.Tests.Support;
using Plimsoll.AgentLink;
using Plimsoll.AgentLink.Acs;

namespace Plimsoll.Agent.Tests.Link;

public class LinkTests
{
    [Theory]
    [InlineData("""{"type":"InactiveInstanceException","message":{"message":"gone"}}""", "InactiveInstanceException", true)]
    [InlineData("""{"InvalidInstanceException":"unknown"}""", "InvalidInstanceException", false)]
    [InlineData("""{"__type":"com.amazon#AccessDeniedException","message":"no"}""", "AccessDeniedException", false)]
    [InlineData("<html>", "UnknownError", false)]
    [InlineData("{}", "UnknownError", false)]
    public void A_refused_handshake_is_read_in_every_form(string body, string code, bool inactive)
    {
        var refused = HandshakeRefusedException.From(HttpStatusCode.BadRequest, body);

        Assert.Equal((code, inactive), (refused.Code, refused.IsInactive));
    }

    [Fact]
    public void A_websocket_address_is_that_of_the_recorded_agent() => Assert.Equal(
        "http://127.0.0.1:9180/acs/ws?clusterArn=demo&containerInstanceArn=arn%3Aaws%3Aecs%3Aus-east-1%3A123456789012%3Ax%2Fy",
        Endpoints.Address(
            "http://127.0.0.1:9180/acs", ("clusterArn", "demo"), ("containerInstanceArn", "arn:aws:ecs:us-east-1:123456789012:x/y"))
            .AbsoluteUri);

    [Theory]
    [InlineData(null)]
    [InlineData("ws://host/")]
    [InlineData("host")]
    public void An_endpoint_that_is_no_http_address_is_refused(string? endpoint) =>
        Assert.Throws<HttpRequestException>(() => Endpoints.Address(endpoint));

    [Fact]
    public async Task A_silent_server_is_given_up_and_one_that_speaks_is_not()
    {
        var (server, client) = Pair();
        var time = new FakeTimeProvider();
        var heard = new Recorded<LinkMessage>();
        var reading = new LinkReader(client, time, new Random(1), NullLogger.Instance).RunAsync(
            message =>
            {
                heard.Add(message);
                return Task.CompletedTask;
            },
            CancellationToken.None);

        for (var i = 1; i <= 4; i++)
        {
            time.Advance(TimeSpan.FromSeconds(50));
            await server.SendAsync(LinkCodec.Encode(new HeartbeatMessage { MessageId = $"{i}" }), WebSocketMessageType.Text, true, default);
            await heard.WaitAsync(it => it is HeartbeatMessage heartbeat && heartbeat.MessageId == $"{i}", "the heartbeat is heard");
        }

        Assert.False(reading.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(121));
        await reading.WaitAsync(TimeSpan.FromSeconds(90));
    }

    [Fact]
    public async Task Messages_of_unknown_types_and_nonsense_do_not_keep_a_connection()
    {
        var (server, client) = Pair();
        var time = new FakeTimeProvider();
        var reading = new LinkReader(client, time, new Random(1), NullLogger.Instance).RunAsync(_ => Task.CompletedTask, CancellationToken.None);

        foreach (var text in (string[])["""{"type":"NewMessage","message":{}}""", "nonsense", """{"type":"NewMessage","message":{}}"""])
        {
            time.Advance(TimeSpan.FromSeconds(50));
            await server.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, default);
        }

        await reading.WaitAsync(TimeSpan.FromSeconds(90));
    }

    [Fact]
    public async Task A_connection_that_is_given_up_between_two_reads_ends_without_an_error()
    {
        var time = new FakeTimeProvider();
        var socket = new AbortedSocket(() => time.Advance(TimeSpan.FromSeconds(121)));

        await new LinkReader(socket, time, new Random(1), NullLogger.Instance).RunAsync(_ => Task.CompletedTask, CancellationToken.None);
    }

    [Fact]
    public async Task A_connection_that_breaks_is_an_error() => await Assert.ThrowsAsync<WebSocketException>(() =>
        new LinkReader(new AbortedSocket(() => { }), new FakeTimeProvider(), new Random(1), NullLogger.Instance)
            .RunAsync(_ => Task.CompletedTask, CancellationToken.None));

    [Fact]
    public async Task A_deregistered_instance_waits_and_its_tasks_go_on()
    {
        await using var agent = await AgentFixture.StartAsync();
        var task = TestTask.Of(TestTask.Sleeper("web"));
        await agent.Control.RunAsync(task);
        await agent.Control.ChangeAsync(task, "RUNNING");
        agent.Control.Refuse = """{"type":"InactiveInstanceException","message":{"message":"deregistered"}}""";
        agent.Control.Handshakes.Clear();

        await agent.Control.CloseAsync();
        await agent.Control.Handshakes.WaitAsync(it => it.StartsWith("/acs/", StringComparison.Ordinal), "the agent tries");

        await Task.Delay(600);
        Assert.Single(agent.Control.Handshakes.All, it => it.StartsWith("/acs/", StringComparison.Ordinal));
        Assert.Equal("running", Assert.Single(await agent.ContainersAsync(task)).State);
    }

    private static (WebSocket Server, WebSocket Client) Pair()
    {
        var up = new System.IO.Pipelines.Pipe();
        var down = new System.IO.Pipelines.Pipe();
        return (
            WebSocket.CreateFromStream(new Duplex(up.Reader.AsStream(), down.Writer.AsStream()), new WebSocketCreationOptions { IsServer = true }),
            WebSocket.CreateFromStream(new Duplex(down.Reader.AsStream(), up.Writer.AsStream()), new WebSocketCreationOptions { IsServer = false }));
    }

    private sealed class Duplex(Stream read, Stream write) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush() => write.Flush();

        public override Task FlushAsync(CancellationToken cancellationToken) => write.FlushAsync(cancellationToken);

        public override int Read(byte[] buffer, int offset, int count) => read.Read(buffer, offset, count);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            read.ReadAsync(buffer, cancellationToken);

        public override void Write(byte[] buffer, int offset, int count) => write.Write(buffer, offset, count);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            write.WriteAsync(buffer, cancellationToken);

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
