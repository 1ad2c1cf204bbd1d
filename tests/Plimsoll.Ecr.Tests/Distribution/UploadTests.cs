using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Plimsoll.Ecr.Naming;
using Plimsoll.Ecr.Tests.Support;

namespace Plimsoll.Ecr.Tests.Distribution;

public sealed class UploadTests : IAsyncLifetime
{
    private static readonly byte[] Bytes = TemporaryBlobs.Bytes(7, 200_000);
    private static readonly string DigestOfBytes = Digest.Of(Bytes).ToString();

    private EcrHarness _ecr = null!;

    public async ValueTask InitializeAsync()
    {
        _ecr = await EcrHarness.StartAsync();
        await _ecr.MakeAsync("app");
    }

    public ValueTask DisposeAsync() => _ecr.DisposeAsync();

    [Fact]
    public async Task A_blob_goes_in_whole_with_one_request()
    {
        using var answer = await _ecr.Registry.PostAsync($"/v2/app/blobs/uploads/?digest={DigestOfBytes}", new ByteArrayContent(Bytes));

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal(Bytes, await _ecr.Registry.GetByteArrayAsync(answer.Headers.Location));
    }

    [Fact]
    public async Task A_blob_goes_in_as_docker_sends_it()
    {
        var location = await BeginAsync();
        using var streamed = new StreamContent(new MemoryStream(Bytes));
        using var patched = await _ecr.Registry.SendAsync("PATCH", location, streamed, request => request.Headers.TransferEncodingChunked = true);
        using var put = await _ecr.Registry.PutAsync($"{patched.Headers.Location}?digest={DigestOfBytes}", null);
        using var head = await _ecr.Registry.SendAsync("HEAD", $"/v2/app/blobs/{DigestOfBytes}");

        Assert.Equal((HttpStatusCode.Accepted, "0-199999"), (patched.StatusCode, patched.Header("Range")));
        Assert.Equal((HttpStatusCode.Created, DigestOfBytes), (put.StatusCode, put.Header("Docker-Content-Digest")));
        Assert.Equal((HttpStatusCode.OK, 200_000L, DigestOfBytes), (head.StatusCode, head.Content.Headers.ContentLength, head.Header("Docker-Content-Digest")));
    }

    [Fact]
    public async Task A_blob_goes_in_by_pieces_the_last_with_the_end()
    {
        var location = await BeginAsync();
        using var first = await PieceAsync("PATCH", location, 0, Bytes[..100]);
        using var second = await PieceAsync("PATCH", location, 100, Bytes[100..300]);
        using var last = await PieceAsync("PUT", $"{location}?digest={DigestOfBytes}", 300, Bytes[300..]);

        Assert.Equal(["Accepted", "Accepted", "Created"], new[] { first, second, last }.Select(answer => answer.StatusCode.ToString()));
        Assert.Empty(_ecr.Files("uploads"));
    }

    [Fact]
    public async Task A_piece_for_another_place_is_refused_with_the_place()
    {
        var location = await BeginAsync();
        using var first = await PieceAsync("PATCH", location, 0, Bytes[..100]);
        using var wrong = await PieceAsync("PATCH", location, 150, Bytes[150..300]);

        Assert.Equal((HttpStatusCode.RequestedRangeNotSatisfiable, "0-99"), (wrong.StatusCode, wrong.Header("Range")));
        Assert.Equal(location, wrong.Headers.Location!.ToString());
    }

    [Fact]
    public async Task An_upload_that_was_interrupted_shows_nothing_and_goes_on()
    {
        var location = await BeginAsync();
        using (var socket = new TcpClient())
        {
            await socket.ConnectAsync(_ecr.Registry.BaseAddress!.Host, _ecr.Registry.BaseAddress.Port);
            var stream = socket.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(
                $"PATCH {location} HTTP/1.1\r\nHost: x\r\nAuthorization: {_ecr.Registry.DefaultRequestHeaders.Authorization}\r\nContent-Length: {Bytes.Length}\r\n\r\n"));
            await stream.WriteAsync(Bytes.AsMemory(0, 1000));
            await WaitForAsync(async () => await ReceivedAsync(location) == 1000);
        }

        using var unseen = await _ecr.Registry.SendAsync("HEAD", $"/v2/app/blobs/{DigestOfBytes}");
        Assert.Equal(HttpStatusCode.NotFound, unseen.StatusCode);
        Assert.Empty(_ecr.Files("blobs"));
        using var rest = await PieceAsync("PATCH", location, 1000, Bytes[1000..]);
        using var put = await _ecr.Registry.PutAsync($"{location}?digest={DigestOfBytes}", null);
        Assert.Equal(HttpStatusCode.Created, put.StatusCode);
    }

    [Theory]
    [InlineData("ffffffff")]
    [InlineData("not-a-size")]
    public async Task A_chunk_whose_size_is_none_is_refused_and_no_fault(string size)
    {
        var location = await BeginAsync();
        using var socket = new TcpClient();
        await socket.ConnectAsync(_ecr.Registry.BaseAddress!.Host, _ecr.Registry.BaseAddress.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"PATCH {location} HTTP/1.1\r\nHost: x\r\nAuthorization: {_ecr.Registry.DefaultRequestHeaders.Authorization}\r\nTransfer-Encoding: chunked\r\n\r\n{size}\r\n"));

        using var reader = new StreamReader(stream, Encoding.ASCII);
        Assert.StartsWith("HTTP/1.1 400 ", await reader.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Content_of_another_digest_is_refused_and_gone()
    {
        var location = await BeginAsync();
        using var put = await _ecr.Registry.PutAsync($"{location}?digest={DigestOfBytes}", new ByteArrayContent([1]));

        Assert.StartsWith("400 DIGEST_INVALID: ", await put.ErrorAsync(), StringComparison.Ordinal);
        Assert.Empty(_ecr.Files(""));
    }

    [Fact]
    public async Task An_upload_is_given_up()
    {
        var location = await BeginAsync();
        using var deleted = await _ecr.Registry.DeleteAsync(location);
        using var gone = await _ecr.Registry.GetAsync(location);

        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Equal("404 BLOB_UPLOAD_UNKNOWN: Requested upload not found", await gone.ErrorAsync());
    }

    [Theory]
    [InlineData("DISABLED", HttpStatusCode.Accepted)]
    [InlineData("ENABLED", HttpStatusCode.Created)]
    public async Task A_layer_is_mounted_from_another_repository_where_the_account_allows_it(string setting, HttpStatusCode expected)
    {
        await _ecr.MakeAsync("other");
        var digest = await _ecr.PushLayerAsync("other", Bytes);
        await _ecr.CallAsync("PutAccountSetting", $"{{'name':'BLOB_MOUNTING','value':'{setting}'}}");

        using var answer = await _ecr.Registry.PostAsync($"/v2/app/blobs/uploads/?mount={digest}&from=other", null);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task Two_repositories_share_one_file()
    {
        await _ecr.MakeAsync("other");
        await _ecr.PushLayerAsync("other", Bytes);
        await _ecr.PushLayerAsync("app", Bytes);

        Assert.Single(_ecr.Files("blobs"));
    }

    [Fact]
    public async Task An_upload_into_an_unknown_repository_is_refused()
    {
        using var answer = await _ecr.Registry.PostAsync("/v2/unknown/blobs/uploads/", null);

        Assert.Equal("404 NAME_UNKNOWN: The repository with name 'unknown' does not exist in the registry with id '123456789012'", await answer.ErrorAsync());
    }

    private async Task<string> BeginAsync()
    {
        using var answer = await _ecr.Registry.PostAsync("/v2/app/blobs/uploads/", null);
        Assert.Equal((HttpStatusCode.Accepted, "0-0"), (answer.StatusCode, answer.Header("Range")));
        Assert.EndsWith(answer.Header("Docker-Upload-UUID")!, answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        return answer.Headers.Location.ToString();
    }

    private async Task<HttpResponseMessage> PieceAsync(string method, string location, long first, byte[] bytes)
    {
        using var content = new ByteArrayContent(bytes);
        content.Headers.TryAddWithoutValidation("Content-Range", $"{first}-{first + bytes.Length - 1}");
        return await _ecr.Registry.SendAsync(method, location, content);
    }

    private async Task<long> ReceivedAsync(string location)
    {
        using var answer = await _ecr.Registry.GetAsync(location);
        return long.Parse(answer.Header("Range")!["0-".Length..], System.Globalization.CultureInfo.InvariantCulture) + 1;
    }

    private static async Task WaitForAsync(Func<Task<bool>> condition)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (!await condition())
        {
            deadline.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
