using System.Net;
using System.Text.Json.Nodes;

namespace Plimsoll.Ecr.Tests.Support;

/// <summary>A client that pushes, deletes and uploads by pieces until the server is gone, and remembers what it was told.</summary>
/// <param name="number">Its number: its tags and its upload are its own, the layers are everybody's.</param>
/// <param name="algorithm">What it names content by.</param>
internal sealed class CrashWorker(int number, string algorithm)
{
    public const string Repository = "crash";
    private const int Layers = 6;
    private const int PieceBytes = 40_000;
    private readonly Random _random = new(number);
    private readonly Dictionary<string, string> _images = [];
    private string? _upload;
    private int _sent;

    // True once the registry's clock went ahead of the machine's.
    private bool _ahead;

    // True while the file of the upload may have a time from before that: bytes give it the machine's, and only then comes the registry's.
    private bool _old;

    /// <summary>Number of answers that said that something is done.</summary>
    public int Acknowledged { get; private set; }

    /// <summary>Uploads that went on after a crash.</summary>
    public int Resumed { get; private set; }

    private byte[] Large { get; } = TemporaryBlobs.Bytes(1000 + number, 400_000);

    public async Task WorkAsync(HttpClient http)
    {
        try
        {
            for (var oci = new Oci(http, algorithm); ;)
            {
                await PushAsync(oci);
                await SendPieceAsync(http);
                if (_random.Next(3) == 0)
                {
                    await DeleteAsync(oci);
                }
            }
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            // The server was killed.
        }
    }

    /// <summary>Compares what is there with what was acknowledged.</summary>
    public async Task CheckAsync(HttpClient http, bool expired)
    {
        foreach (var (digest, manifest) in _images)
        {
            Assert.Equal(manifest, await http.GetStringAsync($"/v2/{Repository}/manifests/{digest}"));
            var named = JsonNode.Parse(manifest)!;
            foreach (var layer in named["layers"].Each("digest").Append((string)named["config"]!["digest"]!))
            {
                Assert.Equal(layer, EcrHarness.DigestOf(await http.GetStringAsync($"/v2/{Repository}/blobs/{layer}"), algorithm));
            }
        }

        // The clock went ahead for whoever has an upload now, and for whoever begins one later.
        (_ahead, _old) = (_ahead || expired, _old || expired);
        if (_upload is not null)
        {
            using var status = await http.GetAsync(_upload);
            if (_old && status.StatusCode == HttpStatusCode.NotFound)
            {
                (_upload, _sent) = (null, 0);
                return;
            }

            Assert.Equal(HttpStatusCode.NoContent, status.StatusCode);
            var there = int.Parse(status.Header("Range")![2..], System.Globalization.CultureInfo.InvariantCulture) + 1;
            Assert.True(there >= _sent, $"{_sent} bytes were acknowledged, {there} are there.");
            _sent = there == 1 ? 0 : there;
            Resumed++;
        }
    }

    /// <summary>Deletes all that it pushed.</summary>
    public async Task CleanAsync(Oci oci)
    {
        foreach (var digest in _images.Keys.ToList())
        {
            Assert.Equal(202, await oci.StatusAsync("DELETE", $"/v2/{Repository}/manifests/{digest}"));
            _images.Remove(digest);
        }
    }

    private async Task PushAsync(Oci oci)
    {
        var shared = _random.Next(Layers);
        var layer = new string((char)('a' + shared), 1000 + (shared * 30_000));
        var config = $$"""{"author":"{{number}}.{{Acknowledged}}"}""";
        await PushAsync(oci, layer);
        await PushAsync(oci, config);
        var manifest = new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = EcrHarness.OciManifest,
            ["config"] = Oci.Descriptor(Oci.EmptyJson, config, algorithm),
            ["layers"] = new JsonArray(Oci.Descriptor(Oci.Layer, layer, algorithm)),
        }.ToJsonString();
        using var pushed = await oci.PutAsync(Repository, manifest, $"{oci.DigestOf(manifest)}?tag=w{number}-{_random.Next(4)}");

        // What no image named was a day old when the clock went ahead: collected, and rightly.
        if (pushed.StatusCode != HttpStatusCode.BadRequest)
        {
            Assert.Equal(HttpStatusCode.Created, pushed.StatusCode);
            _images.Add(oci.DigestOf(manifest), manifest);
            Acknowledged++;
        }
    }

    // An upload is a day old, too, when the clock goes ahead in the middle of it: then it is begun again.
    private static async Task PushAsync(Oci oci, string content)
    {
        HttpStatusCode status;
        do
        {
            using var put = await oci.SendAsync("POST", $"/v2/{Repository}/blobs/uploads/", content, digest: oci.DigestOf(content));
            status = put.StatusCode;
        }
        while (status == HttpStatusCode.NotFound);
        Assert.Equal(HttpStatusCode.Created, status);
    }

    private async Task DeleteAsync(Oci oci)
    {
        // Asked for: whether it is done nobody knows before the answer.
        var digest = _images.Keys.ElementAtOrDefault(_random.Next(_images.Count + 1));
        if (digest is null)
        {
            return;
        }

        _images.Remove(digest);
        Assert.Equal(202, await oci.StatusAsync("DELETE", $"/v2/{Repository}/manifests/{digest}"));
    }

    private async Task SendPieceAsync(HttpClient http)
    {
        _upload ??= await new Oci(http).BeginAsync(Repository);
        var count = Math.Min(PieceBytes, Large.Length - _sent);
        using var content = new ByteArrayContent(Large, _sent, count);
        if (count > 0)
        {
            content.Headers.TryAddWithoutValidation("Content-Range", $"{_sent}-{_sent + count - 1}");
            _old = _ahead;
            using var sent = await http.PatchAsync(_upload, content);
            _old = false;
            (_upload, _sent) = sent.StatusCode == HttpStatusCode.NotFound ? (null, 0) : (_upload, _sent + count);
            Assert.True(_upload is null || sent.StatusCode == HttpStatusCode.Accepted, $"{sent.StatusCode}");
            return;
        }

        // Whether it is done nobody knows before the answer.
        var upload = _upload;
        (_upload, _sent) = (null, 0);
        using var put = await http.PutAsync($"{upload}?digest={Naming.Digest.Of(Large, Naming.DigestAlgorithm.Find(algorithm))}", null);
        Assert.True(put.StatusCode is HttpStatusCode.Created or HttpStatusCode.NotFound, $"{put.StatusCode}");
    }
}
