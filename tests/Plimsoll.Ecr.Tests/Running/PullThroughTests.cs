using System.Text;
using Plimsoll.Ecr.Naming;
using Plimsoll.Ecr.Tests.Support;

namespace Plimsoll.Ecr.Tests.Running;

/// <summary>Real registries behind the cache.</summary>
public sealed class PullThroughTests : IDisposable
{
    private readonly string _credentials = Path.GetTempFileName();
    private readonly byte[] _layer = TemporaryBlobs.Bytes(1, 3_000_000);

    public void Dispose() => File.Delete(_credentials);

    [Fact]
    public async Task An_image_comes_from_docker_s_registry_with_its_login()
    {
        await using var upstream = await DebianRegistry.StartAsync();
        var manifest = await upstream.PushAsync("team/app", "v1", _layer);

        await AssertPulledAsync(upstream.Host, "ada", "secret", "team/app", manifest);
    }

    [Fact]
    public async Task An_image_comes_from_another_Plimsoll_with_its_login()
    {
        await using var upstream = await EcrHarness.StartAsync();
        await upstream.MakeAsync("team/app");
        await upstream.PushLayerAsync("team/app", _layer);
        var manifest = $$"""
            {"schemaVersion":2,"mediaType":"{{EcrHarness.DockerManifest}}","config":{"mediaType":"application/vnd.docker.container.image.v1+json","size":1,"digest":"{{await upstream.PushLayerAsync("team/app", [1])}}"},"layers":[{"mediaType":"application/vnd.docker.image.rootfs.diff.tar.gzip","size":{{_layer.Length}},"digest":"{{Digest.Of(_layer)}}"}]}
            """.Trim();
        (await upstream.PutManifestAsync("team/app", "v1", manifest, EcrHarness.DockerManifest)).Dispose();
        var login = Encoding.UTF8.GetString(Convert.FromBase64String((await upstream.LoginAsync()).Parameter!)).Split(':', 2);

        await AssertPulledAsync(upstream.Registry.BaseAddress!.Authority, login[0], login[1], "team/app", manifest);
    }

    private async Task AssertPulledAsync(string host, string user, string password, string repository, string manifest)
    {
        await File.WriteAllTextAsync(_credentials, $$$"""{"{{{host}}}":{"username":"{{{user}}}","accessToken":"{{{password}}}"}}""");
        await using var ecr = await EcrHarness.StartAsync(upstreams: new UpstreamOptions { CredentialsFile = _credentials, Insecure = [host] });
        await ecr.CallAsync("CreatePullThroughCacheRule", $"{{'ecrRepositoryPrefix':'up','upstreamRegistryUrl':'{host}'}}");
        Assert.True((bool)(await ecr.CallAsync("ValidatePullThroughCacheRule", "{'ecrRepositoryPrefix':'up'}"))["isValid"]!);

        using var got = await ecr.Registry.GetAsync($"/v2/up/{repository}/manifests/v1");
        using var layer = await ecr.Registry.GetAsync($"/v2/up/{repository}/blobs/{Digest.Of(_layer)}");

        Assert.Equal(manifest, await got.Content.ReadAsStringAsync());
        Assert.Equal(_layer, await layer.Content.ReadAsByteArrayAsync());
        using var none = await ecr.Registry.GetAsync($"/v2/up/{repository}/manifests/nothing");
        Assert.StartsWith("404", await none.ErrorAsync(), StringComparison.Ordinal);
    }
}
