using System.Net;
using Plimsoll.Hosting;
using Plimsoll.Tests.Support;
using Plimsoll.Wire.Signing;

namespace Plimsoll.Tests.Hosting;

public sealed class AnyKeyTests : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Whoever_signs_with_whatever_key_is_root()
    {
        await using var server = await StartAsync();
        var access = server.Access with { Keys = new SigningKeys("test", "test", null) };
        using var http = new HttpClient();

        await new Client.EcsClient(http, access, TimeProvider.System).CreateClusterAsync("made", CancellationToken.None);

        Assert.Equal(["made"], await Clusters.NamesAsync(server.Ecs));
    }

    [Fact]
    public async Task A_call_without_a_signature_is_refused()
    {
        await using var server = await StartAsync();
        using var http = new HttpClient();
        using var call = new HttpRequestMessage(HttpMethod.Post, server.Server.Endpoint) { Content = new StringContent("{}") };
        call.Headers.Add("X-Amz-Target", "AmazonEC2ContainerServiceV20141113.ListClusters");

        using var answer = await http.SendAsync(call);

        Assert.Contains("MissingAuthenticationToken", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nothex")]
    [InlineData("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz")]
    public async Task What_is_no_signature_by_its_shape_is_refused(string signature)
    {
        await using var server = await StartAsync();
        using var http = new HttpClient();
        using var call = new HttpRequestMessage(HttpMethod.Post, server.Server.Endpoint) { Content = new StringContent("{}") };
        call.Headers.Add("X-Amz-Target", "AmazonEC2ContainerServiceV20141113.ListClusters");
        call.Headers.TryAddWithoutValidation(
            "Authorization", $"AWS4-HMAC-SHA256 Credential=test/20261128/us-east-1/ecs/aws4_request, SignedHeaders=host, Signature={signature}");

        using var answer = await http.SendAsync(call);

        Assert.Contains("InvalidSignatureException", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_loopback_only_names_of_the_loopback_are_answered()
    {
        await using var server = await StartAsync();
        using var http = new HttpClient();
        using var call = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Server.Endpoint, "/_plimsoll/health"));
        call.Headers.Host = "evil.example";

        using var answer = await http.SendAsync(call);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task The_head_of_health_is_answered_too()
    {
        await using var server = await StartAsync();

        Assert.Equal(HttpStatusCode.OK, (await server.SendAsync(HttpMethod.Head, "/_plimsoll/health")).StatusCode);
    }

    [Theory]
    [InlineData("POST", "/_plimsoll/reset")]
    [InlineData("POST", "/_plimsoll/reset?keep=ecr")]
    [InlineData("POST", "/moto-api/reset")]
    public async Task Resets_need_no_signature(string method, string path)
    {
        await using var server = await StartAsync();
        await server.Ecs.CreateClusterAsync("gone", CancellationToken.None);

        var answer = await server.SendAsync(new HttpMethod(method), path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(await Clusters.NamesAsync(server.Ecs));
    }

    [Theory]
    [InlineData("/_plimsoll/health")]
    [InlineData("/_localstack/health")]
    public async Task Health_names_the_services_that_run(string path)
    {
        await using var server = await StartAsync();

        var answer = await (await server.SendAsync(HttpMethod.Get, path)).Content.ReadAsStringAsync();

        Assert.Contains("\"ecs\":\"running\"", answer, StringComparison.Ordinal);
    }

    private Task<TestServer> StartAsync() => TestServer.StartAsync(TestServer.Options(_data) with { Auth = AuthMode.AnyKey });
}
