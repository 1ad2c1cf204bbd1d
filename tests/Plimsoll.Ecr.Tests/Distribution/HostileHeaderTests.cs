using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Plimsoll.Ecr.Tests.Support;

namespace Plimsoll.Ecr.Tests.Distribution;

public sealed class HostileHeaderTests : IAsyncLifetime
{
    private static readonly string[] Values =
    [
        "", " ", "*", "*/*", ",", ",,,", ";", "\"", "bytes=", "bytes=-", "bytes=--1", "bytes=0-0,2-3", "bytes=9223372036854775807-", "bytes=-9223372036854775808",
        "bytes=18446744073709551616-", "0-", "-0", "0-9223372036854775807", "999999999999999999-999999999999999999", "5-1", "bytes 0-1/*", "0-1/garbage", "W/\"x\"", "W/", "/",
        "application/json; charset=\"", "a/b;c;d=;e", "Basic", "Basic ", "Basic =", "Basic ////", "Basic QVdTOg==", "Basic QVdTOng=", "Basic OjpBV1M=", "Bearer x", "chunked", "gzip", "sha256:",
        new string('x', 4000), new string(',', 4000), string.Concat(Enumerable.Repeat("bytes=0-1,", 300)),
    ];

    private static readonly string[] Names =
        ["Range", "If-None-Match", "If-Match", "If-Range", "Accept", "Accept-Encoding", "Authorization", "Docker-Content-Digest", "Cookie", "X-Forwarded-For", "Expect", "Referer"];

    private static readonly string[] ContentNames = ["Content-Range", "Content-Type", "Content-Encoding", "Content-MD5", "Content-Location"];

    private static readonly string[] Hosts =
    [
        "123456789012.dkr.ecr.eu-west-1.amazonaws.com", "999999999999.dkr.ecr.eu-west-1.amazonaws.com", "123456789012.dkr.ecr..amazonaws.com", "123456789012.dkr.ecr.x/y.amazonaws.com",
        "x:99999", "x:", ":80", "[::1]", "[::1", "..", "localhost:0", "%41", "a b", "1.2.3.4:-1", "xn--",
    ];

    private EcrHarness _ecr = null!;
    private string _digest = "";
    private string _manifest = "";

    public async ValueTask InitializeAsync()
    {
        _ecr = await EcrHarness.StartAsync(registryDeletes: true);
        await _ecr.MakeAsync("app");
        _digest = await _ecr.PushLayerAsync("app", TemporaryBlobs.Bytes(1, 5000));
        _manifest = await _ecr.PushImageAsync("app", 1, "v1");
    }

    public ValueTask DisposeAsync() => _ecr.DisposeAsync();

    [Fact]
    public async Task No_header_makes_the_registry_fail()
    {
        var random = new Random(7);
        for (var i = 0; i < 600; i++)
        {
            var (method, path) = Pick(random, ("GET", $"/v2/app/blobs/{_digest}"), ("HEAD", $"/v2/app/blobs/{_digest}"), ("GET", "/v2/app/manifests/v1"), ("GET", $"/v2/app/manifests/{_manifest}"), ("PUT", "/v2/app/manifests/v2"), ("POST", "/v2/app/blobs/uploads/"), ("POST", $"/v2/app/blobs/uploads/?digest={_digest}"), ("PATCH", $"/v2/app/blobs/uploads/{Guid.Empty}"), ("GET", "/v2/app/tags/list"));
            using var content = new ByteArrayContent(TemporaryBlobs.Bytes(i, random.Next(100)));
            content.Headers.TryAddWithoutValidation(Pick(random, ContentNames), Pick(random, Values));
            using var answer = await _ecr.Registry.SendAsync(method, path, method is "GET" or "HEAD" ? null : content, request =>
            {
                request.Headers.TryAddWithoutValidation(Pick(random, Names), Pick(random, Values));
                request.Headers.TryAddWithoutValidation(Pick(random, Names), Pick(random, Values));
            });

            Assert.True(answer.StatusCode < HttpStatusCode.InternalServerError, $"{method} {path}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        }
    }

    [Fact]
    public async Task No_host_makes_the_registry_or_the_API_fail()
    {
        foreach (var host in Hosts)
        {
            using var registry = await _ecr.Registry.SendAsync("GET", "/v2/app/tags/list", shape: request => request.Headers.TryAddWithoutValidation("Host", host));
            using var content = new StringContent("{}");
            content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
            using var api = await _ecr.Stranger.SendAsync("POST", "/", content, request =>
            {
                request.Headers.TryAddWithoutValidation("Host", host);
                request.Headers.Add("X-Amz-Target", "AmazonEC2ContainerRegistry_V20150921.DescribeRepositories");
            });

            Assert.True(registry.StatusCode < HttpStatusCode.InternalServerError, $"registry, {host}: {registry.StatusCode} {await registry.Content.ReadAsStringAsync()}");
            Assert.True(api.StatusCode < HttpStatusCode.InternalServerError, $"API, {host}: {api.StatusCode} {await api.Content.ReadAsStringAsync()}");
        }
    }

    [Fact]
    public async Task No_manifest_makes_the_registry_fail()
    {
        var random = new Random(13);
        for (var i = 0; i < 400; i++)
        {
            var bytes = BrokenManifests.Next(random);
            using var content = new ByteArrayContent(bytes);
            content.Headers.TryAddWithoutValidation("Content-Type", Pick(random, EcrHarness.OciManifest, EcrHarness.OciIndex, "", "x"));
            using var put = await _ecr.Registry.PutAsync($"/v2/app/manifests/{Pick(random, "v1", "latest", Naming.Digest.Of(bytes).ToString())}", content);

            Assert.True(put.StatusCode < HttpStatusCode.InternalServerError, $"{put.StatusCode}: {Encoding.UTF8.GetString(bytes)}");
        }

        using var list = await _ecr.Registry.GetAsync($"/v2/app/referrers/sha256:{new string('a', 64)}");
        Assert.Equal(HttpStatusCode.OK, list.StatusCode);
    }

    private static T Pick<T>(Random random, params T[] from) => from[random.Next(from.Length)];
}
