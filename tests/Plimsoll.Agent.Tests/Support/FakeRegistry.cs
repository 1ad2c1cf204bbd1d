using System.Collections.Concurrent;
using System.Formats.Tar;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Plimsoll.Agent.Tests.Support;

/// <summary>A registry on loopback that serves one image with busybox in it; loopback registries need no TLS for Docker.</summary>
internal sealed class FakeRegistry : IDisposable
{
    private readonly HttpListener _listener = FreePort.Listen();
    // Tests that run beside one another take their images away: each has its own.
    private readonly Guid _own = Guid.NewGuid();
    private readonly ConcurrentDictionary<string, byte[]> _blobs = new();
    private byte[] _manifest = [];
    private int _pulls;

    public FakeRegistry()
    {
        Port = new Uri(_listener.Prefixes.Single()).Port;
        Publish("first");
        _ = Task.Run(ServeAsync);
    }

    public int Port { get; }

    public string Image => $"127.0.0.1:{Port}/app:1";

    public string Digest => "sha256:" + Hash(_manifest);

    /// <summary>A password that a request must bring; null when none is needed.</summary>
    public string? Password { get; set; }

    /// <summary>How often a manifest was fetched by a pull or asked for by a look.</summary>
    public int LayersServed => _pulls;

    /// <summary>Puts another image under the same tag.</summary>
    public void Publish(string variant)
    {
        using var tar = new MemoryStream();
        using (var gzip = new GZipStream(tar, CompressionLevel.Fastest, leaveOpen: true))
        using (var writer = new TarWriter(gzip, TarEntryFormat.Ustar))
        {
            using var busybox = File.OpenRead("/bin/busybox");
            writer.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, "bin/busybox") { DataStream = busybox, Mode = (UnixFileMode)493 });
            writer.WriteEntry(new UstarTarEntry(TarEntryType.SymbolicLink, "bin/sh") { LinkName = "busybox" });
            writer.WriteEntry(new UstarTarEntry(TarEntryType.SymbolicLink, "bin/sleep") { LinkName = "busybox" });
            writer.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, variant) { DataStream = new MemoryStream(_own.ToByteArray()) });
        }

        var layer = tar.ToArray();
        using var plain = new GZipStream(new MemoryStream(layer), CompressionMode.Decompress);
        var diff = Convert.ToHexStringLower(SHA256.HashData(plain));
        var config = Encoding.UTF8.GetBytes(
            "{\"architecture\":\"amd64\",\"os\":\"linux\",\"config\":{},\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[\"sha256:" + diff + "\"]}}");
        _blobs["sha256:" + Hash(layer)] = layer;
        _blobs["sha256:" + Hash(config)] = config;
        const string Type = "application/vnd.docker.distribution.manifest.v2+json";
        _manifest = Encoding.UTF8.GetBytes(
            $"{{\"schemaVersion\":2,\"mediaType\":\"{Type}\",\"config\":{{\"mediaType\":\"application/vnd.docker.container.image.v1+json\","
            + $"\"size\":{config.Length},\"digest\":\"sha256:{Hash(config)}\"}},\"layers\":[{{\"mediaType\":"
            + $"\"application/vnd.docker.image.rootfs.diff.tar.gzip\",\"size\":{layer.Length},\"digest\":\"sha256:{Hash(layer)}\"}}]}}");
        _blobs[Digest] = _manifest;
    }

    /// <summary>Answers nothing any more.</summary>
    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            var path = context.Request.Url!.AbsolutePath;
            var name = path[(path.LastIndexOf('/') + 1)..];
            var isManifest = path.Contains("/manifests/", StringComparison.Ordinal);
            var body = isManifest ? Manifest(name) : _blobs.GetValueOrDefault(name);
            if (isManifest && body is not null)
            {
                context.Response.ContentType = "application/vnd.docker.distribution.manifest.v2+json";
                context.Response.Headers["Docker-Content-Digest"] = "sha256:" + Hash(body);
            }
            else if (body is not null)
            {
                Interlocked.Increment(ref _pulls);
            }

            if (Password is { } password
                && context.Request.Headers["Authorization"] != "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("AWS:" + password)))
            {
                context.Response.StatusCode = 401;
                context.Response.Headers["WWW-Authenticate"] = "Basic realm=\"test\"";
                context.Response.Close();
                continue;
            }

            if (isManifest && body is null)
            {
                context.Response.StatusCode = 404;
                context.Response.ContentType = "application/json";
                await context.Response.OutputStream.WriteAsync("""{"errors":[{"code":"MANIFEST_UNKNOWN","message":"Requested image not found"}]}"""u8.ToArray());
                context.Response.Close();
                continue;
            }

            context.Response.StatusCode = body is null && path != "/v2/" ? 404 : 200;
            context.Response.ContentLength64 = body?.Length ?? 0;
            if (body is not null && context.Request.HttpMethod != "HEAD")
            {
                await context.Response.OutputStream.WriteAsync(body);
            }

            context.Response.Close();
        }
    }

    private byte[]? Manifest(string reference) => reference == "1" ? _manifest : _blobs.GetValueOrDefault(reference);

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
