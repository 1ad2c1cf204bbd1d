using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace Plimsoll.Ecr.Tests.Support;

/// <summary>Debian's docker-registry with one login, ada:secret (need_registry in scripts/setup.sh installs it).</summary>
internal sealed class DebianRegistry : IAsyncDisposable
{
    // "secret", by bcrypt: the registry takes nothing else.
    private const string PasswordHash = "$2y$05$abcdefghijklmnopqrstuuOQiyCxlgf/oeuTqixKmWdcYUh4Hjl0a";
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("plimsoll-registry");
    private readonly Process _process;

    private DebianRegistry(int port)
    {
        Host = $"127.0.0.1:{port}";
        var (passwords, config) = (Path.Combine(_directory.FullName, "htpasswd"), Path.Combine(_directory.FullName, "config.yml"));
        File.WriteAllText(passwords, $"ada:{PasswordHash}\n");
        File.WriteAllText(config, $"""
            version: 0.1
            log: {"{"}level: error{"}"}
            storage: {"{"}filesystem: {"{"}rootdirectory: {_directory.FullName}/data{"}"}{"}"}
            http: {"{"}addr: "{Host}"{"}"}
            auth: {"{"}htpasswd: {"{"}realm: test, path: {passwords}{"}"}{"}"}
            """);
        _process = Process.Start(new ProcessStartInfo("docker-registry", ["serve", config]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        Client = new HttpClient { BaseAddress = new Uri($"http://{Host}") };
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("ada:secret"u8));
    }

    /// <summary>Host and port.</summary>
    public string Host { get; }

    /// <summary>Sends requests with the login.</summary>
    public HttpClient Client { get; }

    public static async Task<DebianRegistry> StartAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var registry = new DebianRegistry(port);
        await Eventually.Async(registry.AnswersAsync, answers => answers);
        return registry;
    }

    /// <summary>Pushes an image of one layer; answers its manifest.</summary>
    public async Task<string> PushAsync(string repository, string tag, byte[] layer)
    {
        var config = Encoding.UTF8.GetBytes("{}");
        var manifest = $$"""
            {"schemaVersion":2,"mediaType":"{{EcrHarness.DockerManifest}}","config":{"mediaType":"application/vnd.docker.container.image.v1+json","size":2,"digest":"{{await PushLayerAsync(repository, config)}}"},"layers":[{"mediaType":"application/vnd.docker.image.rootfs.diff.tar.gzip","size":{{layer.Length}},"digest":"{{await PushLayerAsync(repository, layer)}}"}]}
            """.Trim();
        using var content = new StringContent(manifest);
        content.Headers.ContentType = new MediaTypeHeaderValue(EcrHarness.DockerManifest);
        using var put = await Client.PutAsync($"/v2/{repository}/manifests/{tag}", content);
        put.EnsureSuccessStatusCode();
        return manifest;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _directory.Delete(recursive: true);
    }

    private async Task<string> PushLayerAsync(string repository, byte[] content)
    {
        var digest = Naming.Digest.Of(content).ToString();
        using var begun = await Client.PostAsync($"/v2/{repository}/blobs/uploads/", null);
        var location = begun.Headers.Location!.ToString();
        using var put = await Client.PutAsync($"{location}{(location.Contains('?', StringComparison.Ordinal) ? '&' : '?')}digest={digest}", new ByteArrayContent(content));
        put.EnsureSuccessStatusCode();
        return digest;
    }

    private async Task<bool> AnswersAsync()
    {
        Assert.False(_process.HasExited, "docker-registry ended: is its port taken?");
        try
        {
            using var answer = await Client.GetAsync("/v2/");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
