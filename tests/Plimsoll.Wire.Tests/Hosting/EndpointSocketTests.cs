using System.Net.Sockets;
using System.Text;
using Plimsoll.Wire.Signing;
using Plimsoll.Wire.Tests.Support;

namespace Plimsoll.Wire.Tests.Hosting;

/// <summary>Clients that misbehave on the socket.</summary>
public class EndpointSocketTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task A_body_too_large_by_its_own_word_is_refused_before_it_is_sent()
    {
        var answer = await server.SendAsync(Head(Services.MostBytes + 1), []);

        AssertTooLarge(answer);
    }

    [Fact]
    public async Task A_chunked_body_is_refused_when_it_grows_too_large()
    {
        using var connection = await server.OpenAsync();
        var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(ChunkedHead()));
        var sending = SendChunksAsync(stream);

        AssertTooLarge(await Answer.ReadAsync(stream));
        connection.Close();
        await sending;
    }

    [Theory]
    [InlineData(3 << 20)]
    [InlineData(Services.MostBytes)]
    public async Task A_body_of_the_largest_size_comes_through(int size)
    {
        var answer = await server.CallAsync("Echo_2026.Echo", "{}".PadRight(size));

        Assert.Equal((200, "{}"), (answer.Status, answer.Body));
    }

    [Fact]
    public async Task A_chunked_body_comes_through()
    {
        using var connection = await server.OpenAsync();
        var stream = connection.GetStream();
        var chunks = string.Concat("{\"Text\":\"hi\"}".Chunk(3).Select(chunk => $"{chunk.Length:x}\r\n{new string(chunk)}\r\n")) + "0\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(ChunkedHead("{\"Text\":\"hi\"}") + chunks));

        Assert.Equal("{\"Text\":\"hi\"}", (await Answer.ReadAsync(stream)).Body);
    }

    [Fact]
    public async Task A_client_that_closes_its_side_half_way_is_hung_up_on_and_nothing_runs()
    {
        var calls = server.Calls;
        using var connection = await server.OpenAsync();
        var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(Head(100) + "{"));
        connection.Client.Shutdown(SocketShutdown.Send);

        await Assert.ThrowsAnyAsync<IOException>(() => Answer.ReadAsync(stream));
        Assert.Equal(calls, server.Calls);
    }

    [Fact]
    public async Task A_client_that_sends_too_slowly_gets_408()
    {
        using var connection = await server.OpenAsync();
        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(Head(100) + "{"));

        var answer = await Answer.ReadAsync(connection.GetStream());

        Assert.Equal((408, "MalformedHttpRequestException"), (answer.Status, answer.ErrorCode));
    }

    [Fact]
    public async Task A_client_that_vanishes_leaves_the_server_serving()
    {
        for (var i = 0; i < 20; i++)
        {
            using var connection = await server.OpenAsync();
            connection.LingerState = new LingerOption(true, 0);
            await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(Head(100) + new string(' ', i)));
        }

        Assert.Equal(200, (await server.CallAsync("Echo_2026.Echo", "{}")).Status);
    }

    [Theory]
    [InlineData("\0\0\0\0\r\n\r\n")]
    [InlineData("GET\r\n\r\n")]
    [InlineData("POST / HTTP/9.9\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: -1\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\nnot-a-size\r\n")]
    [InlineData("POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\nffffffff\r\n")]
    [InlineData("POST / HTTP/1.1\r\nhost: x\r\nx-amz-target: \u00ff\u00fe\r\ncontent-length: 0\r\n\r\n")]
    [InlineData("GET http://other/ HTTP/1.1\r\nhost: x\r\n\r\n")]
    [InlineData("OPTIONS * HTTP/1.1\r\nhost: x\r\n\r\n")]
    public async Task Garbage_is_refused_with_a_4xx(string garbage)
    {
        var answer = await server.SendAsync(garbage, []);

        Assert.InRange(answer.Status, 400, 505);
        Assert.NotEqual(500, answer.Status);
    }

    [Fact]
    public async Task A_connection_serves_one_call_after_another_also_after_errors()
    {
        using var connection = await server.OpenAsync();
        foreach (var (body, status) in new[] { ("{}", 200), ("{", 400), ("{\"Text\":\"\"}", 400), ("{}", 200) })
        {
            await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(Head(body.Length, body) + body));
            Assert.Equal(status, (await Answer.ReadAsync(connection.GetStream())).Status);
        }
    }

    [Fact]
    public async Task A_signed_header_sent_twice_counts_as_one_with_a_comma()
    {
        var signed = Sign("{}", new() { ["x-other"] = "a,b" });
        var head = server.Text("POST", "/", signed, 2).Replace("x-other: a,b\r\n", "x-other: a\r\nX-Other:   b\r\n", StringComparison.Ordinal);

        Assert.Equal(200, (await server.SendAsync(head, "{}"u8.ToArray())).Status);
    }

    private string Head(int length, string body = "") => server.Text("POST", "/", Sign(body, []), length);

    private string ChunkedHead(string body = "") => server.Text("POST", "/", Sign(body, new() { ["transfer-encoding"] = "chunked" }), null);

    private IReadOnlyDictionary<string, string> Sign(string body, Dictionary<string, string> headers)
    {
        headers["x-amz-target"] = "Echo_2026.Echo";
        return SigV4Signer.Sign("POST", "/", server.Host, headers, Encoding.UTF8.GetBytes(body), Keys.Root, "us-east-1", "echo", TestServer.Now);
    }

    private static void AssertTooLarge(Answer answer)
    {
        Assert.Equal((413, "RequestEntityTooLargeException"), (answer.Status, answer.ErrorCode));
        Assert.Equal("close", answer.Headers["connection"]);
    }

    private static async Task SendChunksAsync(NetworkStream stream)
    {
        var chunk = Encoding.ASCII.GetBytes("10000\r\n" + new string(' ', 0x10000) + "\r\n");
        try
        {
            for (var i = 0; i < 2000; i++)
            {
                await stream.WriteAsync(chunk);
            }
        }
        catch (IOException)
        {
            // The server has closed the connection, as it should.
        }
        catch (ObjectDisposedException)
        {
            // This side has closed it, the answer being there.
        }
    }
}
