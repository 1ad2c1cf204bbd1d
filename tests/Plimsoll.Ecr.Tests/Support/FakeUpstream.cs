using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Plimsoll.Ecr.Naming;

namespace Plimsoll.Ecr.Tests.Support;

/// <summary>A registry upstream that does what a test wants: it counts, waits, breaks off, asks for tokens.</summary>
internal sealed class FakeUpstream : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, (byte[] Bytes, string Type)> _content = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly WebApplication _web;

    private FakeUpstream()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _web = builder.Build();
        _web.Run(AnswerAsync);
    }

    /// <summary>Host and port.</summary>
    public string Host => new Uri(_web.Urls.First()).Authority;

    /// <summary>What was asked for, as <c>GET /v2/…</c>.</summary>
    public string[] Requests => [.. _requests];

    /// <summary>What it names its content by.</summary>
    public DigestAlgorithm Algorithm { get; set; } = DigestAlgorithm.Sha256;

    /// <summary>Answers of this status only; 0 for none.</summary>
    public int Status { get; set; }

    /// <summary>True when requests need a token, which the login ada:secret gets.</summary>
    public bool AsksForTokens { get; set; }

    /// <summary>A layer stops after this many bytes until <see cref="Go"/> ends; 0 for none.</summary>
    public int StopAfter { get; set; }

    public TaskCompletionSource Go { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The next layer breaks off after this many bytes; 0 for none.</summary>
    public int BreakAfter { get; set; }

    public static async Task<FakeUpstream> StartAsync()
    {
        var upstream = new FakeUpstream();
        await upstream._web.StartAsync();
        return upstream;
    }

    /// <summary>Puts an image of one layer in; answers the digest of its manifest.</summary>
    public Digest Put(string repository, string tag, byte[] layer)
    {
        var config = Encoding.UTF8.GetBytes($"{{\"of\":\"{Digest.Of(layer, Algorithm)}\"}}");
        var manifest = Encoding.UTF8.GetBytes($$"""
            {"schemaVersion":2,"mediaType":"{{EcrHarness.DockerManifest}}","config":{"mediaType":"application/vnd.docker.container.image.v1+json","size":{{config.Length}},"digest":"{{Digest.Of(config, Algorithm)}}"},"layers":[{"mediaType":"application/vnd.docker.image.rootfs.diff.tar.gzip","size":{{layer.Length}},"digest":"{{Digest.Of(layer, Algorithm)}}"}]}
            """);
        PutLayer(repository, Digest.Of(config, Algorithm), config);
        PutLayer(repository, Digest.Of(layer, Algorithm), layer);
        return PutManifest(repository, tag, manifest, EcrHarness.DockerManifest);
    }

    public void PutLayer(string repository, Digest name, byte[] content) =>
        _content[$"/v2/{repository}/blobs/{name}"] = (content, "application/octet-stream");

    public Digest PutManifest(string repository, string tag, byte[] manifest, string type)
    {
        var digest = Digest.Of(manifest, Algorithm);
        _content[$"/v2/{repository}/manifests/{tag}"] = _content[$"/v2/{repository}/manifests/{digest}"] = (manifest, type);
        return digest;
    }

    /// <summary>Puts an index of images in.</summary>
    public Digest PutIndex(string repository, string tag, params Digest[] images) => PutManifest(
        repository, tag,
        Encoding.UTF8.GetBytes(new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = EcrHarness.OciIndex,
            ["manifests"] = new JsonArray([.. images.Select(image => new JsonObject
            {
                ["mediaType"] = EcrHarness.DockerManifest,
                ["digest"] = image.ToString(),
                ["size"] = 100,
            })]),
        }.ToJsonString()),
        EcrHarness.OciIndex);

    public int Count(string request) => _requests.Count(one => one.StartsWith(request, StringComparison.Ordinal));

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        _requests.Enqueue($"{http.Request.Method} {http.Request.Path}{http.Request.QueryString} {http.Request.Headers.Range}".TrimEnd());
        if (Status != 0)
        {
            http.Response.StatusCode = Status;
        }
        else if (http.Request.Path == "/token")
        {
            var login = Convert.ToBase64String("ada:secret"u8);
            http.Response.StatusCode = http.Request.Headers.Authorization == $"Basic {login}" ? 200 : 401;
            await http.Response.WriteAsync(http.Response.StatusCode == 200 ? """{"token":"abc","expires_in":300}""" : "{}");
        }
        else if (AsksForTokens && http.Request.Headers.Authorization != "Bearer abc")
        {
            http.Response.StatusCode = 401;
            http.Response.Headers.WWWAuthenticate = $"Bearer realm=\"http://{Host}/token\",service=\"registry\",scope=\"repository:team/app:pull\"";
        }
        else if (http.Request.Path == "/v2/")
        {
            http.Response.StatusCode = 200;
        }
        else if (_content.TryGetValue(http.Request.Path, out var found))
        {
            await SendAsync(http, found.Bytes, found.Type);
        }
        else
        {
            http.Response.StatusCode = 404;
        }
    }

    private async Task SendAsync(HttpContext http, byte[] bytes, string type)
    {
        var isLayer = http.Request.Path.Value!.Contains("/blobs/", StringComparison.Ordinal);
        var from = 0;
        if (http.Request.GetTypedHeaders().Range?.Ranges.First() is { } range)
        {
            from = (int)range.From!;
            http.Response.StatusCode = 206;
        }

        http.Response.ContentType = type;
        http.Response.ContentLength = bytes.Length - from;
        http.Response.Headers["Docker-Content-Digest"] = Digest.Of(bytes, Algorithm).ToString();
        if (HttpMethods.IsHead(http.Request.Method))
        {
            return;
        }

        if (isLayer && BreakAfter > 0 && bytes.Length > BreakAfter)
        {
            var some = bytes.AsMemory(from, BreakAfter);
            BreakAfter = 0;
            await http.Response.Body.WriteAsync(some);

            // Less than was said: the server closes the connection behind it.
            return;
        }

        if (isLayer && StopAfter > 0 && bytes.Length > StopAfter)
        {
            await http.Response.Body.WriteAsync(bytes.AsMemory(from, StopAfter));
            await http.Response.Body.FlushAsync();
            await Go.Task;
            from += StopAfter;
        }

        await http.Response.Body.WriteAsync(bytes.AsMemory(from));
    }
}
