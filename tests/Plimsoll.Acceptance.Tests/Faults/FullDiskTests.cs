using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Plimsoll.Acceptance.Tests.Support;

namespace Plimsoll.Acceptance.Tests.Faults;

/// <summary>The published program over a disk that is full.</summary>
public sealed class FullDiskTests : IAsyncDisposable
{
    private const string Ecs = "AmazonEC2ContainerServiceV20141113";
    private const string Logs = "Logs_20140328";
    private static readonly byte[] Layer = RandomNumberGenerator.GetBytes(300_000);
    private readonly HttpClient _http = new();
    private readonly SmallDisk _disk = new();
    private PublishedServer? _server;

    private PublishedServer Server => _server!;

    private string Full => $"The disk of {_disk.Path} is full";

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        await _disk.DisposeAsync();
        _http.Dispose();
    }

    [Fact]
    public async Task What_is_there_is_served()
    {
        await FillAsync();

        await AssertServedAsync();
    }

    [Fact]
    public async Task A_write_is_refused_by_an_error_that_names_the_disk()
    {
        await FillAsync();
        var (status, body) = await UntilRefusedAsync(i => CallAsync(Ecs, "CreateCluster", $$"""{"clusterName":"more-{{i}}"}"""));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains(Full, body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_are_refused_by_an_error_that_names_the_disk()
    {
        await FillAsync();
        var (status, body) = await UntilRefusedAsync(_ => PutEventAsync(new string('x', 10_000)));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains(Full, body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_push_is_refused_as_unavailable()
    {
        await FillAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await PushAsync([1, .. Layer]));
    }

    [Fact]
    public async Task However_many_writes_are_refused_the_log_has_one_line_that_names_the_disk()
    {
        await FillAsync();
        await PushAsync([1, .. Layer]);
        await UntilRefusedAsync(i => CallAsync(Ecs, "CreateCluster", $$"""{"clusterName":"more-{{i}}"}"""));
        await UntilRefusedAsync(_ => PutEventAsync(new string('x', 10_000)));
        await PushAsync([2, .. Layer]);

        await LocalCluster.Until(() => Task.FromResult(Server.Errors.Any(line => line.Contains(Full, StringComparison.Ordinal))), "the line");
        Assert.Contains(Full, Assert.Single(Server.Errors, line => !line.Contains(" info ", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_starts_serves_what_is_there()
    {
        await FillAsync();
        await Server.KillAsync();
        await Server.StartAsync();

        await AssertServedAsync();
    }

    [Fact]
    public async Task When_there_is_room_again_writes_go_on_and_what_was_there_is_still_there()
    {
        await FillAsync();
        await Server.KillAsync();
        await Server.StartAsync();
        await UntilRefusedAsync(i => CallAsync(Ecs, "CreateCluster", $$"""{"clusterName":"more-{{i}}"}"""));
        _disk.Free();

        Assert.Equal(HttpStatusCode.OK, (await CallAsync(Ecs, "CreateCluster", """{"clusterName":"after"}""")).Status);
        Assert.Equal(HttpStatusCode.OK, (await PutEventAsync("after")).Status);
        Assert.Equal(HttpStatusCode.Created, await PushAsync([3, .. Layer]));
        await Server.KillAsync();
        await Server.StartAsync();
        await AssertServedAsync();
    }

    [Fact]
    public async Task A_server_that_started_on_a_full_disk_is_found_by_its_directory_once_there_is_room()
    {
        await FillAsync();
        await Server.KillAsync();
        await Server.StartAsync();
        _disk.Free();
        await CallAsync(Ecs, "CreateCluster", """{"clusterName":"after"}""");

        await LocalCluster.Until(async () => (await Command.RunAsync(Repository.Binary(), ["env", "--data", _disk.Path])).Output
            .Contains(Server.Endpoint.Authority, StringComparison.Ordinal), "plimsoll env to find it");
    }

    private async Task FillAsync()
    {
        await _disk.MountAsync();
        _server = new PublishedServer(data: _disk.Path);
        await Server.StartAsync();
        await CallAsync("AmazonEC2ContainerRegistry_V20150921", "CreateRepository", """{"repositoryName":"app"}""");
        await CallAsync(Ecs, "CreateCluster", """{"clusterName":"kept"}""");
        await CallAsync(Logs, "CreateLogGroup", """{"logGroupName":"web"}""");
        await CallAsync(Logs, "CreateLogStream", """{"logGroupName":"web","logStreamName":"s"}""");
        Assert.Equal(HttpStatusCode.OK, (await PutEventAsync("kept")).Status);
        Assert.Equal(HttpStatusCode.Created, await PushAsync(Layer));
        _disk.Fill();
    }

    private async Task AssertServedAsync()
    {
        Assert.Contains("cluster/kept", (await CallAsync(Ecs, "ListClusters", "{}")).Body, StringComparison.Ordinal);
        Assert.Contains("\"message\":\"kept\"", (await CallAsync(Logs, "FilterLogEvents", """{"logGroupName":"web"}""")).Body, StringComparison.Ordinal);
        Assert.Equal(Layer, await _http.GetByteArrayAsync(new Uri(Server.Endpoint, $"/v2/app/blobs/{Digest(Layer)}")));
    }

    // A database has some room in its own files.
    private static async Task<(HttpStatusCode Status, string Body)> UntilRefusedAsync(Func<int, Task<(HttpStatusCode Status, string Body)>> write)
    {
        for (var i = 0; i < 5000; i++)
        {
            if (await write(i) is { Status: not HttpStatusCode.OK } refused)
            {
                return refused;
            }
        }

        return (HttpStatusCode.OK, "5,000 writes were taken");
    }

    private Task<(HttpStatusCode Status, string Body)> PutEventAsync(string message) => CallAsync(
        Logs, "PutLogEvents",
        $$"""{"logGroupName":"web","logStreamName":"s","logEvents":[{"timestamp":{{DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()}},"message":"{{message}}"}]}""");

    private async Task<(HttpStatusCode Status, string Body)> CallAsync(string target, string operation, string json)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Server.Endpoint) { Content = new StringContent(json, Encoding.UTF8, "application/x-amz-json-1.1") };
        request.Headers.Add("x-amz-target", $"{target}.{operation}");
        using var answer = await _http.SendAsync(request);
        return (answer.StatusCode, JsonElement.Parse(await answer.Content.ReadAsStringAsync()).ToString());
    }

    private async Task<HttpStatusCode> PushAsync(byte[] layer)
    {
        using var begun = await _http.PostAsync(new Uri(Server.Endpoint, "/v2/app/blobs/uploads/"), null);
        if (begun.StatusCode != HttpStatusCode.Accepted)
        {
            return begun.StatusCode;
        }

        using var content = new ByteArrayContent(layer);
        using var answer = await _http.PutAsync(new Uri(Server.Endpoint, $"{begun.Headers.Location}?digest={Digest(layer)}"), content);
        return answer.StatusCode;
    }

    private static string Digest(byte[] bytes) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(bytes))}";
}
