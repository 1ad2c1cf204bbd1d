using System.Net;
using Plimsoll.Ecr.Tests.Support;

namespace Plimsoll.Ecr.Tests.Distribution;

public sealed class ManifestTests : IAsyncLifetime
{
    private EcrHarness _ecr = null!;

    public async ValueTask InitializeAsync()
    {
        _ecr = await EcrHarness.StartAsync();
        await _ecr.MakeAsync("app");
    }

    public ValueTask DisposeAsync() => _ecr.DisposeAsync();

    [Theory]
    [InlineData("HEAD")]
    [InlineData("GET")]
    public async Task A_manifest_comes_with_what_docker_decides_by(string method)
    {
        var manifest = await _ecr.ManifestAsync("app", 1);
        using var put = await _ecr.PutManifestAsync("app", "v1", manifest, EcrHarness.DockerManifest);

        using var answer = await _ecr.Registry.SendAsync(method, "/v2/app/manifests/v1", shape: SixAcceptLines);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(EcrHarness.DigestOf(manifest), answer.Header("Docker-Content-Digest"));
        Assert.Equal(EcrHarness.DockerManifest, answer.Header("Content-Type"));
        Assert.Equal(manifest.Length, answer.Content.Headers.ContentLength);
        Assert.Equal(method == "GET" ? manifest : "", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_type_that_no_Accept_line_names_is_not_served()
    {
        await _ecr.PushImageAsync("app", 1, "v1");

        using var answer = await _ecr.Registry.SendAsync("GET", "/v2/app/manifests/v1", shape: request => request.Headers.Add("Accept", EcrHarness.OciIndex));

        Assert.StartsWith("404 MANIFEST_UNKNOWN", await answer.ErrorAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_push_twice_succeeds_twice()
    {
        var manifest = await _ecr.ManifestAsync("app", 1);
        using var first = await _ecr.PutManifestAsync("app", "v1", manifest, EcrHarness.DockerManifest);
        using var second = await _ecr.PutManifestAsync("app", "v1", manifest, EcrHarness.DockerManifest);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.StatusCode, second.StatusCode));
    }

    [Fact]
    public async Task A_manifest_under_the_digest_of_another_is_refused()
    {
        using var answer = await _ecr.PutManifestAsync("app", EcrHarness.DigestOf("x"), await _ecr.ManifestAsync("app", 1), EcrHarness.DockerManifest);

        Assert.StartsWith("400 DIGEST_INVALID", await answer.ErrorAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_content_type_that_is_not_the_manifests_own_is_refused()
    {
        using var answer = await _ecr.PutManifestAsync("app", "v1", await _ecr.ManifestAsync("app", 1), EcrHarness.OciManifest);

        Assert.StartsWith("400 MANIFEST_INVALID", await answer.ErrorAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".hidden")]
    [InlineData("a b")]
    public async Task What_is_no_tag_is_refused(string tag)
    {
        using var answer = await _ecr.PutManifestAsync("app", tag, "{}", EcrHarness.OciManifest);

        Assert.StartsWith("400 TAG_INVALID", await answer.ErrorAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manifest_of_more_than_4_MiB_is_refused_before_it_is_all_read()
    {
        using var answer = await _ecr.PutManifestAsync("app", "v1", new string(' ', 6 << 20), EcrHarness.OciManifest);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task Who_has_a_manifest_is_told_so()
    {
        var digest = await _ecr.PushImageAsync("app", 1, "v1");

        using var answer = await _ecr.Registry.SendAsync("GET", "/v2/app/manifests/v1", shape: request => request.Headers.Add("If-None-Match", $"\"{digest}\""));

        Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode);
    }

    [Theory]
    [InlineData("""{"schemaVersion":2,"mediaType":"\ud800","config":{}}""")]
    [InlineData("""{"schemaVersion":2,"\udc00":1}""")]
    [InlineData("""{"schemaVersion":2,"annotations":{"\ud800":"a"},"config":{},"layers":[]}""")]
    public async Task Half_a_letter_in_a_manifest_makes_it_none(string manifest)
    {
        using var answer = await _ecr.PutManifestAsync("app", "v1", manifest, EcrHarness.DockerManifest);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_manifest_that_names_what_the_repository_lacks_is_refused_as_by_dockers_registry()
    {
        var manifest = (await _ecr.ManifestAsync("app", 1)).Replace(EcrHarness.DigestOf("{\"seed\":1}"), EcrHarness.DigestOf("none"), StringComparison.Ordinal);

        using var answer = await _ecr.PutManifestAsync("app", "v1", manifest, EcrHarness.DockerManifest);

        Assert.StartsWith("400 MANIFEST_BLOB_UNKNOWN", await answer.ErrorAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Manifests_are_not_deleted_over_HTTP()
    {
        await _ecr.PushImageAsync("app", 1, "v1");

        using var answer = await _ecr.Registry.DeleteAsync("/v2/app/manifests/v1");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    private static void SixAcceptLines(HttpRequestMessage request)
    {
        foreach (var type in new[]
        {
            EcrHarness.OciIndex, "application/vnd.docker.distribution.manifest.v1+prettyjws", "application/json", EcrHarness.OciManifest,
            EcrHarness.DockerManifest, "application/vnd.docker.distribution.manifest.list.v2+json",
        })
        {
            request.Headers.TryAddWithoutValidation("Accept", type);
        }
    }
}
