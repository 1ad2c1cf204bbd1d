using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Plimsoll.Wire.Transport;

namespace Plimsoll.Wire.Tests.Transport;

public sealed class DirectTransportTests : IAsyncLifetime
{
    private const int FileBytes = 9_000_000;
    private readonly string _path = Path.GetTempFileName();
    private readonly byte[] _bytes = new byte[FileBytes];
    private readonly TaskCompletionSource _sent = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WebApplication _web = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        new Random(1).NextBytes(_bytes);
        await File.WriteAllBytesAsync(_path, _bytes);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseDirectOutput()));
        builder.Services.AddLargeBlocks();
        _web = builder.Build();
        _web.Run(AnswerAsync);
        await _web.StartAsync();
        _client = new HttpClient { BaseAddress = new Uri(_web.Urls.First()) };
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _web.StopAsync(new CancellationToken(canceled: true));
        await _web.DisposeAsync();
        File.Delete(_path);
    }

    [Theory]
    [InlineData(0, FileBytes)]
    [InlineData(1, 1)]
    [InlineData(FileBytes - 5, 5)]
    [InlineData(4_194_303, 4_194_306)]
    public async Task A_part_of_a_file_comes_as_it_is(int offset, int count)
    {
        using var answer = await _client.GetAsync($"/file?offset={offset}&count={count}");

        Assert.Equal(count, answer.Content.Headers.ContentLength);
        Assert.Equal(_bytes[offset..(offset + count)], await answer.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData(1, "fixed")]
    [InlineData(5_000_000, "fixed")]
    [InlineData(0, "chunked")]
    [InlineData(300_000, "chunked")]
    [InlineData(300_000, "pieces")]
    public async Task Bytes_of_a_program_come_as_they_are(int count, string how)
    {
        Assert.Equal(_bytes[..count], await _client.GetByteArrayAsync($"/bytes?count={count}&how={how}"));
    }

    [Fact]
    public async Task A_body_that_comes_in_goes_back_whole()
    {
        using var answer = await _client.PostAsync("/echo", new ByteArrayContent(_bytes));

        Assert.Equal(_bytes, await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Requests_that_come_together_are_answered_in_their_order()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _client.BaseAddress!.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            "GET /bytes?count=7&how=fixed HTTP/1.1\r\nHost: x\r\n\r\nGET /file?offset=0&count=100000 HTTP/1.1\r\nHost: x\r\n\r\n"
            + "GET /bytes?count=3&how=fixed HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"));
        using var all = new MemoryStream();
        await client.GetStream().CopyToAsync(all);

        var bodies = Encoding.Latin1.GetString(all.ToArray()).Split("HTTP/1.1 200 OK\r\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(one => one[(one.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
        Assert.Equal(new[] { _bytes[..7], _bytes[..100_000], _bytes[..3] }.Select(Encoding.Latin1.GetString), bodies);
    }

    [Fact]
    public async Task Many_connections_at_once_do_not_mix()
    {
        await Task.WhenAll(Enumerable.Range(0, 32).Select(async one =>
        {
            for (var i = 0; i < 5; i++)
            {
                var (offset, count) = ((one * 1000) + i, 50_000 + (one * 7000));
                Assert.Equal(_bytes[offset..(offset + count)], await _client.GetByteArrayAsync($"/file?offset={offset}&count={count}"));
                Assert.Equal(_bytes[..count], await _client.GetByteArrayAsync($"/bytes?count={count}&how=chunked"));
            }
        }));
    }

    [Theory]
    [InlineData("/file?offset=0&count=9000000")]
    [InlineData("/bytes?count=9000000&how=fixed")]
    public async Task A_reader_that_goes_away_in_the_middle_ends_the_answer(string target)
    {
        using (var client = new TcpClient { ReceiveBufferSize = 4096, LingerState = new LingerOption(true, 0) })
        {
            await client.ConnectAsync(IPAddress.Loopback, _client.BaseAddress!.Port);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET {target} HTTP/1.1\r\nHost: x\r\n\r\n"));
            Assert.Equal(1, await client.GetStream().ReadAsync(new byte[1]));
        }

        await _sent.Task.WaitAsync(TimeSpan.FromSeconds(90));
        Assert.Equal(_bytes[..10], await _client.GetByteArrayAsync("/file?offset=0&count=10"));
    }

    [Fact]
    public async Task A_file_that_is_shorter_than_was_promised_cuts_the_connection()
    {
        using var answer = await _client.GetAsync($"/file?offset=5&count={FileBytes}", HttpCompletionOption.ResponseHeadersRead);

        await Assert.ThrowsAnyAsync<IOException>(async () => await (await answer.Content.ReadAsStreamAsync()).CopyToAsync(Stream.Null));
    }

    [Fact]
    public async Task A_file_that_is_not_there_leaves_the_answer_open()
    {
        using var answer = await _client.GetAsync("/missing");

        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
    }

    private async Task AnswerAsync(HttpContext http)
    {
        var (offset, count) = (Number(http, "offset"), Number(http, "count"));
        var files = http.Features.Get<IFileOutput>()!;
        try
        {
            switch (http.Request.Path.Value)
            {
                case "/file":
                    http.Response.ContentLength = count;
                    await files.SendAsync(http.Response, _path, offset, count, http.RequestAborted);
                    break;
                case "/missing":
                    await Assert.ThrowsAsync<FileNotFoundException>(() => files.SendAsync(http.Response, _path + ".no", 0, 1, http.RequestAborted));
                    http.Response.StatusCode = StatusCodes.Status410Gone;
                    break;
                case "/echo":
                    using (var body = new MemoryStream())
                    {
                        await http.Request.Body.CopyToAsync(body);
                        await http.Response.Body.WriteAsync(body.ToArray());
                    }

                    break;
                default:
                    await WriteAsync(http, count);
                    break;
            }
        }
        finally
        {
            _sent.TrySetResult();
        }
    }

    private async Task WriteAsync(HttpContext http, int count)
    {
        var how = http.Request.Query["how"];
        http.Response.ContentLength = how == "fixed" ? count : null;
        if (how != "pieces")
        {
            await http.Response.Body.WriteAsync(_bytes.AsMemory(0, count));
            return;
        }

        // Many writes before one flush.
        for (var at = 0; at < count; at += 1000)
        {
            _bytes.AsSpan(at, 1000).CopyTo(http.Response.BodyWriter.GetSpan(1000));
            http.Response.BodyWriter.Advance(1000);
        }

        await http.Response.BodyWriter.FlushAsync();
    }

    private static int Number(HttpContext http, string name) =>
        int.Parse((string?)http.Request.Query[name] ?? "0", CultureInfo.InvariantCulture);
}
