using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Plimsoll.Ecr.Tests.Support;

namespace Plimsoll.Ecr.Tests.Running;

/// <summary>A thousand clients at once push, pull and delete images that share their layers, while collection after collection runs.</summary>
public sealed class ThousandTests : IAsyncLifetime
{
    private const int Clients = 1000;
    private const string Repository = "thousand";

    // From a few bytes to more than a socket takes at once.
    private static readonly string[] Layers = [.. Enumerable.Range(0, 10).Select(one => new string((char)('a' + one), 10 + (one * one * 4000)))];

    private readonly ConcurrentDictionary<string, string> _images = new();
    private EcrHarness _ecr = null!;
    private Oci _oci = null!;

    public async ValueTask InitializeAsync()
    {
        _ecr = await EcrHarness.StartAsync(registryDeletes: true);
        _oci = new Oci(_ecr.Registry);
        await _ecr.MakeAsync(Repository);
    }

    public ValueTask DisposeAsync() => _ecr.DisposeAsync();

    [Fact(Timeout = 600_000)]
    public async Task No_blob_is_corrupt_lost_or_leaked()
    {
        using var stop = new CancellationTokenSource();
        var collections = Task.Run(() => CollectAsync(stop.Token));
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(number => Task.Run(() => ActAsync(number))));
        await stop.CancelAsync();

        Assert.True(await collections > 1, "No collection ran beside the clients.");
        Assert.NotEmpty(_images);
        foreach (var (digest, manifest) in _images)
        {
            await PullAsync(digest, manifest);
        }

        await _ecr.CallAsync("DeleteRepository", $"{{'repositoryName':'{Repository}','force':true}}");
        await _ecr.Service.CollectAsync();
        Assert.Empty(_ecr.Files(""));
    }

    private async Task<int> CollectAsync(CancellationToken stop)
    {
        var collections = 0;
        for (; !stop.IsCancellationRequested; collections++)
        {
            await _ecr.Service.CollectAsync();
        }

        return collections;
    }

    private async Task ActAsync(int number)
    {
        var random = new Random(number);
        switch (number % 5)
        {
            case 0 or 1:
                // Many clients make the very same image.
                await PushAsync(random, $"{random.Next(Clients / 10)}", keep: number % 10 > 1);
                break;
            case 2:
                await PushAsync(random, $"own {number}", keep: true);
                break;
            case 3 when _images.ToArray() is { Length: > 0 } images:
                var (digest, manifest) = images[random.Next(images.Length)];
                await PullAsync(digest, manifest);
                break;
            default:
                // A layer that no image names at the moment goes: whoever is about to name it sends it again.
                Assert.Contains(await _oci.StatusAsync("DELETE", Blob(EcrHarness.DigestOf(Layers[random.Next(Layers.Length)]))), new[] { 202, 403, 404 });
                break;
        }
    }

    private async Task PushAsync(Random random, string name, bool keep)
    {
        // Images that are not kept are the same where their name is: the delete of one client meets the push of another.
        var config = $$"""{"author":"{{name}}"}""";
        var layers = keep ? Pick(random, 2) : [Layers[name.Length % Layers.Length]];
        var manifest = new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = EcrHarness.OciManifest,
            ["config"] = Oci.Descriptor(Oci.EmptyJson, config),
            ["layers"] = new JsonArray([.. layers.Select(layer => Oci.Descriptor(Oci.Layer, layer))]),
            ["annotations"] = new JsonObject { ["keep"] = $"{keep}" },
        }.ToJsonString();
        HttpStatusCode status;
        do
        {
            foreach (var content in layers.Append(config))
            {
                await _oci.PushAsync(Repository, content);
            }

            using var put = await _oci.PutAsync(Repository, manifest);
            status = put.StatusCode;
        }
        while (status == HttpStatusCode.BadRequest);
        Assert.Equal(HttpStatusCode.Created, status);
        var digest = EcrHarness.DigestOf(manifest);
        if (keep)
        {
            _images[digest] = manifest;
            await PullAsync(digest, manifest);
        }
        else
        {
            // Another client may have deleted the same image.
            Assert.Contains(await _oci.StatusAsync("DELETE", $"/v2/{Repository}/manifests/{digest}"), new[] { 202, 404 });
        }
    }

    private async Task PullAsync(string digest, string manifest)
    {
        Assert.Equal(manifest, await _ecr.Registry.GetStringAsync($"/v2/{Repository}/manifests/{digest}"));
        var named = JsonNode.Parse(manifest)!;
        foreach (var layer in named["layers"].Each("digest").Append((string)named["config"]!["digest"]!))
        {
            Assert.Equal(layer, EcrHarness.DigestOf(await _ecr.Registry.GetStringAsync(Blob(layer))));
        }
    }

    private static string[] Pick(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => Layers[random.Next(Layers.Length)])];

    private static string Blob(string digest) => $"/v2/{Repository}/blobs/{digest}";
}
