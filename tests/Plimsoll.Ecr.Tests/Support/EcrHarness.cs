using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Plimsoll.Cells;
using Plimsoll.Cells.Journal;
using Plimsoll.Cells.Tables;
using Plimsoll.Ecr.Naming;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Hosting;
using Plimsoll.Wire.Operations;
using Plimsoll.Wire.Paging;
using Plimsoll.Wire.Transport;
using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecr.Tests.Support;

/// <summary>The whole of ECR over a store in memory, a directory of its own and a clock that stands still: API calls as JSON, the registry over HTTP.</summary>
internal sealed class EcrHarness : IAsyncDisposable
{
    public const string Account = "123456789012";
    public const string Region = "eu-west-1";
    public const string DockerManifest = "application/vnd.docker.distribution.manifest.v2+json";
    public const string OciManifest = "application/vnd.oci.image.manifest.v1+json";
    public const string OciIndex = "application/vnd.oci.image.index.v1+json";

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("plimsoll-ecr");
    private readonly MemoryStore _store = new();
    private readonly Dictionary<string, Operation> _operations;
    private readonly CellHost _cells;
    private readonly EcrService _service;
    private readonly WebApplication _web;

    private EcrHarness(string? registryHost, UpstreamOptions? upstreams, string? imageScanner, bool registryDeletes)
    {
        _cells = new CellHost(_store, new Schema(EcrService.Tables, EcrService.Derive), Faults.Add);
        _service = new EcrService(
            new EcrOptions
            {
                Cells = _cells,
                Directory = _directory.FullName,
                Tokens = new PageTokens(new byte[32]),
                PasswordKey = new byte[32],
                Time = Time,
                Authorizer = Authorizer,
                RegistryHost = registryHost,
                Upstreams = upstreams ?? new UpstreamOptions(),
                ImageScanner = imageScanner is null ? null : new ImageScannerOptions(imageScanner, () => Task.FromResult(new Uri(_web!.Urls.First()).Authority)),
                RegistryDeletes = registryDeletes,
                Holders = Holders,
                Transfers = Watch,
            },
            NullLoggerFactory.Instance);
        _operations = _service.Definition.Operations.Concat(_service.Own.Operations).ToDictionary(operation => operation.Name);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseDirectOutput());
        });
        builder.Services.AddLargeBlocks();
        _web = builder.Build();
        var aws = new AwsEndpoint(
            [_service.Definition], new OpenAuthenticator(new NoKeys(), Account, Region), Authorizer, NullLogger<AwsEndpoint>.Instance);
        _web.Run(http => http.Request.Path == "/" ? aws.HandleAsync(http) : _service.ServeRegistryAsync(http));
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    /// <summary>What the registry tells of.</summary>
    public FakeWatch Watch { get; } = new();

    /// <summary>What uses images.</summary>
    public FakeHolders Holders { get; } = new();

    public DenyList Authorizer { get; } = new();

    /// <summary>What effects and watchers threw: a test that ends with any fails.</summary>
    public List<Exception> Faults { get; } = [];

    public EcrService Service => _service;

    public EcrContext Context => _service.Context;

    public CallContext Call { get; private set; } = null!;

    /// <summary>Sends requests with a login of <see cref="Call"/>.</summary>
    public HttpClient Registry { get; private set; } = null!;

    /// <summary>Sends requests without one.</summary>
    public HttpClient Stranger { get; private set; } = null!;

    public static async Task<EcrHarness> StartAsync(string? registryHost = null, UpstreamOptions? upstreams = null, string? imageScanner = null, bool registryDeletes = false)
    {
        var harness = new EcrHarness(registryHost, upstreams, imageScanner, registryDeletes);
        await harness._web.StartAsync();
        var endpoint = harness._web.Urls.First();
        var caller = new Principal(PrincipalKind.User, Account, $"arn:aws:iam::{Account}:user/ada", "AIDA");
        harness.Call = new CallContext(caller, Region, "request", endpoint, CancellationToken.None);
        harness.Stranger = new HttpClient { BaseAddress = new Uri(endpoint) };
        harness.Registry = new HttpClient { BaseAddress = new Uri(endpoint) };
        harness.Registry.DefaultRequestHeaders.Authorization = await harness.LoginAsync();
        return harness;
    }

    /// <summary>Files of blobs or uploads.</summary>
    public string[] Files(string under) => [.. Directory.EnumerateFiles(Path.Combine(_directory.FullName, under), "*", SearchOption.AllDirectories)];

    public async Task<AuthenticationHeaderValue> LoginAsync(CallContext? call = null)
    {
        var answer = await CallAsync("GetAuthorizationToken", "{}", call);
        return new AuthenticationHeaderValue("Basic", (string)answer["authorizationData"]![0]!["authorizationToken"]!);
    }

    /// <summary>Calls an operation; <paramref name="input"/> is JSON with single quotes allowed in place of double ones.</summary>
    public Task<JsonNode> CallAsync(string operation, string input = "{}", CallContext? call = null) =>
        CallAsync(operation, JsonNode.Parse(input.Replace('\'', '"'))!, call);

    public async Task<JsonNode> CallAsync(string operation, JsonNode input, CallContext? call = null)
    {
        var found = _operations[operation];
        var value = input.Deserialize(found.Input)!;
        if (Validator.Check(value, found.Input) is { Count: > 0 } violations)
        {
            throw _service.Definition.ValidationError(violations);
        }

        (_service.Own.Operations.Any(own => own.Name == operation) ? _service.Own : _service.Definition).Authorize!(call ?? Call, operation, value);
        return JsonSerializer.SerializeToNode(await found.Invoke(call ?? Call, value), found.Output)!;
    }

    /// <summary>Somebody of an account.</summary>
    public CallContext As(string account, PrincipalKind kind = PrincipalKind.User, string name = "user/eve") => Call with
    {
        Principal = new Principal(
            kind, account, kind == PrincipalKind.AssumedRole ? $"arn:aws:sts::{account}:assumed-role/{name}" : $"arn:aws:iam::{account}:{name}", "AIDE"),
    };

    /// <summary>The error that an operation answers, as <c>Code: message</c>.</summary>
    public async Task<string> RefusalAsync(string operation, string input = "{}", CallContext? call = null)
    {
        var error = await Assert.ThrowsAsync<AwsException>(() => CallAsync(operation, input, call));
        return $"{error.Code}: {error.Message}";
    }

    public Task MakeAsync(string repository, string more = "") => CallAsync("CreateRepository", $"{{'repositoryName':'{repository}'{more}}}");

    /// <summary>Pushes content as a layer, whole, through the registry.</summary>
    public async Task<string> PushLayerAsync(string repository, byte[] content)
    {
        var digest = Digest.Of(content).ToString();
        using var answer = await Registry.PostAsync($"/v2/{repository}/blobs/uploads/?digest={digest}", new ByteArrayContent(content));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return digest;
    }

    /// <summary>Pushes configuration and layer of an image and answers its manifest.</summary>
    public async Task<string> ManifestAsync(string repository, int seed, string mediaType = DockerManifest)
    {
        var config = Encoding.UTF8.GetBytes($"{{\"seed\":{seed}}}");
        var layer = TemporaryBlobs.Bytes(seed, 1000);
        return $$"""
            {"schemaVersion":2,"mediaType":"{{mediaType}}","config":{"mediaType":"application/vnd.docker.container.image.v1+json","size":{{config.Length}},"digest":"{{await PushLayerAsync(repository, config)}}"},"layers":[{"mediaType":"application/vnd.docker.image.rootfs.diff.tar.gzip","size":1000,"digest":"{{await PushLayerAsync(repository, layer)}}"}]}
            """.Trim();
    }

    /// <summary>Pushes an image under a tag, or under its digest alone; answers the digest.</summary>
    public async Task<string> PushImageAsync(string repository, int seed, string? tag)
    {
        var manifest = await ManifestAsync(repository, seed);
        using var answer = await PutManifestAsync(repository, tag ?? DigestOf(manifest), manifest, DockerManifest);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return DigestOf(manifest);
    }

    public Task<HttpResponseMessage> PutManifestAsync(string repository, string reference, string manifest, string mediaType)
    {
        var content = new StringContent(manifest);
        content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        return Registry.PutAsync($"/v2/{repository}/manifests/{reference}", content);
    }

    public static string DigestOf(string text, string algorithm = "sha256") => $"{algorithm}:" + Convert.ToHexStringLower(
        CryptographicOperations.HashData(new HashAlgorithmName(algorithm.ToUpperInvariant()), Encoding.UTF8.GetBytes(text)));

    public async ValueTask DisposeAsync()
    {
        Registry.Dispose();
        Stranger.Dispose();
        await _web.StopAsync();
        await _web.DisposeAsync();
        await _service.DisposeAsync();
        await _cells.DisposeAsync();
        _directory.Delete(recursive: true);
        Assert.Empty(Faults);
    }
}
