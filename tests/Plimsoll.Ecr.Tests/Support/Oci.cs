using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Plimsoll.Ecr.Tests.Support;

/// <summary>A client of the distribution specification that knows nothing of ECR: it makes OCI content and follows <c>Location</c>.</summary>
/// <param name="http">Sends requests with a login.</param>
/// <param name="algorithm">What it names content by.</param>
internal sealed class Oci(HttpClient http, string algorithm = "sha256")
{
    public const string Layer = "application/vnd.oci.image.layer.v1.tar+gzip";
    public const string EmptyJson = "application/vnd.oci.empty.v1+json";
    private const string Config = "application/vnd.oci.image.config.v1+json";

    /// <summary>The name of content.</summary>
    public string DigestOf(string content) => EcrHarness.DigestOf(content, algorithm);

    /// <summary>What a manifest says of content.</summary>
    public static JsonObject Descriptor(string mediaType, string content, string algorithm = "sha256") => new()
    {
        ["mediaType"] = mediaType,
        ["digest"] = EcrHarness.DigestOf(content, algorithm),
        ["size"] = Encoding.UTF8.GetByteCount(content),
    };

    /// <summary>Begins an upload; answers where it goes on.</summary>
    public async Task<string> BeginAsync(string repository, string query = "")
    {
        using var begun = await http.PostAsync($"/v2/{repository}/blobs/uploads/{query}", null);
        Assert.Equal(HttpStatusCode.Accepted, begun.StatusCode);
        return begun.Headers.Location!.ToString();
    }

    /// <summary>Sends bytes to an upload, for the place that is said, if any.</summary>
    public Task<HttpResponseMessage> SendAsync(string method, string location, string bytes, int? first = null, string? digest = null)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(bytes));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        if (first is { } at)
        {
            content.Headers.TryAddWithoutValidation("Content-Range", string.Create(CultureInfo.InvariantCulture, $"{at}-{at + bytes.Length - 1}"));
        }

        var target = digest is null ? location : $"{location}{(location.Contains('?', StringComparison.Ordinal) ? '&' : '?')}digest={digest}";
        return http.SendAsync(method, target, content);
    }

    /// <summary>Pushes a blob with two requests; answers its digest.</summary>
    public async Task<string> PushAsync(string repository, string content)
    {
        var digest = DigestOf(content);
        using var put = await SendAsync("PUT", await BeginAsync(repository), content, digest: digest);
        Assert.Equal(HttpStatusCode.Created, put.StatusCode);
        return digest;
    }

    /// <summary>Pushes the content of an image of one layer; answers its manifest.</summary>
    public async Task<string> ImageAsync(string repository, string name, string? artifactType = null, string? subject = null, int layers = 1)
    {
        var (config, layer) = (artifactType is null ? $$"""{"architecture":"amd64","os":"linux","author":"{{name}}"}""" : "{}", $"layer of {name}");
        await PushAsync(repository, config);
        await PushAsync(repository, layer);
        var manifest = new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = EcrHarness.OciManifest,
            ["config"] = Descriptor(artifactType is null ? Config : EmptyJson, config, algorithm),
            ["layers"] = new JsonArray([.. Enumerable.Range(0, layers).Select(_ => Descriptor(Layer, layer, algorithm))]),
            ["annotations"] = new JsonObject { ["org.opencontainers.test"] = name },
        };
        return Finish(manifest, artifactType, subject);
    }

    /// <summary>An index over manifests.</summary>
    public string Index(string name, string? artifactType = null, string? subject = null, params string[] manifests) => Finish(
        new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = EcrHarness.OciIndex,
            ["manifests"] = new JsonArray([.. manifests.Select(manifest => Descriptor(TypeOf(manifest), manifest, algorithm))]),
            ["annotations"] = new JsonObject { ["org.opencontainers.test"] = name },
        },
        artifactType,
        subject);

    /// <summary>Puts a manifest under a tag, or under its digest.</summary>
    public async Task<HttpResponseMessage> PutAsync(string repository, string manifest, string? reference = null)
    {
        var content = new StringContent(manifest);
        content.Headers.ContentType = new MediaTypeHeaderValue(TypeOf(manifest));
        return await http.PutAsync($"/v2/{repository}/manifests/{reference ?? DigestOf(manifest)}", content);
    }

    /// <summary>Puts a manifest, which must succeed; answers its digest.</summary>
    public async Task<string> PublishAsync(string repository, string manifest, string? tag = null)
    {
        using var put = await PutAsync(repository, manifest, tag);
        Assert.Equal((HttpStatusCode.Created, DigestOf(manifest)), (put.StatusCode, put.Header("Docker-Content-Digest")));
        return DigestOf(manifest);
    }

    /// <summary>Sends a request without a body.</summary>
    public Task<HttpResponseMessage> AskAsync(string method, string path, string? accept = null) => http.SendAsync(
        method, path, shape: request => request.Headers.TryAddWithoutValidation("Accept", accept is null ? [] : [accept]));

    /// <summary>Status of the answer to a request without a body.</summary>
    public async Task<int> StatusAsync(string method, string path)
    {
        using var answer = await AskAsync(method, path);
        return (int)answer.StatusCode;
    }

    private static string TypeOf(string manifest) => (string)JsonNode.Parse(manifest)!["mediaType"]!;

    private string Finish(JsonObject manifest, string? artifactType, string? subject)
    {
        if (artifactType is not null)
        {
            manifest["artifactType"] = artifactType;
        }

        if (subject is not null)
        {
            manifest["subject"] = Descriptor(EcrHarness.OciManifest, subject, algorithm);
        }

        return manifest.ToJsonString();
    }
}
