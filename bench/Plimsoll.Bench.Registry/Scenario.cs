using System.Security.Cryptography;
using System.Text;

namespace Plimsoll.Bench.Registry;

/// <summary>What is measured over bare connections, on one registry or the other.</summary>
internal sealed class Scenario : IDisposable
{
    public const string Name = "bench";
    private const string Manifest = "application/vnd.docker.distribution.manifest.v2+json";
    private readonly Payload _small = new(1_000_000, seed: 1);
    private readonly Payload _large = new(100_000_000, seed: 2);

    /// <summary>Uploads as docker does, a new blob each time: three requests.</summary>
    public Sample Upload(Registry registry, bool large, int connections, TimeSpan time) =>
        Load.Run(registry, connections, passed => passed < time, (connection, _) => Push(connection, large ? _large : _small));

    /// <summary>Downloads blobs that are in the page cache.</summary>
    public Sample Download(Registry registry, bool large, int connections, TimeSpan time)
    {
        using var pusher = new Connection(registry);
        var digests = Enumerable.Range(0, Math.Min(connections, 8)).Select(_ => Push(pusher, large ? _large : _small)).ToList();
        return Load.Run(registry, connections, passed => passed < time, (connection, number) => connection.Call("GET", $"/v2/{Name}/blobs/{digests[number % digests.Count]}", 200));
    }

    /// <summary>Reads one manifest by its tag.</summary>
    public Sample ReadManifest(Registry registry, string method, int connections, TimeSpan time)
    {
        PushImage(registry, _small);
        var head = Connection.Head(registry, method, $"/v2/{Name}/manifests/v1", more: $"Accept: {Manifest}\r\n");
        return Load.Run(registry, connections, passed => passed < time, (connection, _) => connection.Call(head, 200, method == "HEAD"));
    }

    /// <summary>Pushes 1 GB on four connections; answers what memory was resident before and at most.</summary>
    public (double Before, double Most) Memory(Registry registry)
    {
        const int Connections = 4;
        const int Blobs = 10;
        var before = registry.ResidentMiB();
        var (most, begun) = (before, Connections);
        using var done = new ManualResetEventSlim();
        var watcher = new Thread(() =>
        {
            do
            {
                most = Math.Max(most, registry.ResidentMiB());
            }
            while (!done.Wait(TimeSpan.FromMilliseconds(20)));
        });
        watcher.Start();
        Load.Run(registry, Connections, _ => Interlocked.Increment(ref begun) <= Blobs, (connection, _) => Push(connection, _large));
        done.Set();
        watcher.Join();
        return (before, most);
    }

    public void Dispose()
    {
        _small.Dispose();
        _large.Dispose();
    }

    private static string Push(Connection connection, Payload payload)
    {
        var (content, digest) = payload.Next();
        Push(connection, content, digest);
        return digest;
    }

    private static void Push(Connection connection, Content content, string digest)
    {
        var begun = Location(connection.Call("POST", $"/v2/{Name}/blobs/uploads/", 202).Head);
        var sent = Location(connection.Call("PATCH", begun, 202, content, "Content-Type: application/octet-stream\r\n").Head);
        connection.Call("PUT", $"{sent}{(sent.Contains('?', StringComparison.Ordinal) ? '&' : '?')}digest={digest}", 201);
    }

    private static string Location(string head)
    {
        var start = head.IndexOf("Location: ", StringComparison.OrdinalIgnoreCase) + "Location: ".Length;
        var location = head[start..head.IndexOf('\r', start)];
        return location.StartsWith('/') ? location : new Uri(location).PathAndQuery;
    }

    // Ten layers: what an image usually has.
    private static void PushImage(Registry registry, Payload payload)
    {
        const int Layers = 10;
        using var connection = new Connection(registry);
        var config = Encoding.UTF8.GetBytes("""{"architecture":"amd64","os":"linux"}""");
        var digest = $"sha256:{Convert.ToHexStringLower(SHA256.HashData(config))}";
        Push(connection, new Content(config, default), digest);
        var layers = Enumerable.Range(0, Layers).Select(_ => $$"""{"mediaType":"application/vnd.docker.image.rootfs.diff.tar.gzip","size":1000000,"digest":"{{Push(connection, payload)}}"}""");
        var manifest = Encoding.UTF8.GetBytes($$"""
            {"schemaVersion":2,"mediaType":"{{Manifest}}","config":{"mediaType":"application/vnd.docker.container.image.v1+json","size":{{config.Length}},"digest":"{{digest}}"},"layers":[{{string.Join(',', layers)}}]}
            """.Trim());
        connection.Call("PUT", $"/v2/{Name}/manifests/v1", 201, new Content(manifest, default), $"Content-Type: {Manifest}\r\n");
    }
}
