using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Plimsoll.Client;
using Plimsoll.Images;
using Plimsoll.Planning;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Images;

public sealed class RegistryImagesTests : IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();
    private readonly HttpClient _http = new();
    private TestServer _server = null!;
    private EcrClient _ecr = null!;
    private string _digest = "";

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync(TestServer.Options(_directory) with { RegistryHost = "own.test" });
        _ecr = new EcrClient(_server.Ecs);
        _digest = await PushAsync("v1");
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task The_host_of_the_registry_is_the_one_that_was_set() =>
        Assert.Equal("own.test/team/app", (await _ecr.MakeRepositoryAsync("team/app", CancellationToken.None)).RepositoryUri);

    [Theory]
    [InlineData("000000000000.dkr.ecr.us-east-1.amazonaws.com/team/app:v1", true)]
    [InlineData("own.test/team/app:v1", true)]
    [InlineData("own.test/team/app:v2", false)]
    [InlineData("other.test/team/app:v1", false)]
    [InlineData("111122223333.dkr.ecr.us-east-1.amazonaws.com/team/app:v1", false)]
    [InlineData("000000000000.dkr.ecr.eu-west-1.amazonaws.com/team/app:v1", false)]
    [InlineData("team/app:v1", false)]
    public async Task A_definition_holds_the_image_of_the_registry_that_it_names(string image, bool holds)
    {
        await UseAsync(image);

        var answer = await _ecr.DeleteAsync("team/app", [new ImageId { ImageTag = "v1" }], force: false, CancellationToken.None);

        Assert.Equal(holds ? 1 : 0, answer.Failures.Count);
    }

    [Fact]
    public async Task The_address_of_the_server_names_its_registry_too()
    {
        await UseAsync($"localhost:{_server.Server.Endpoint.Port}/team/app:v1");

        Assert.Single((await _ecr.DeleteAsync("team/app", [new ImageId { ImageTag = "v1" }], force: false, CancellationToken.None)).Failures);
        Assert.Empty((await _ecr.DeleteAsync("team/app", [new ImageId { ImageTag = "v1" }], force: true, CancellationToken.None)).Failures);
    }

    [Fact]
    public async Task Images_are_shown_with_their_tags_and_users_and_those_without_with_none()
    {
        await UseAsync("own.test/team/app:v1");
        var second = await PushAsync("v1");

        var images = Assert.Single((await RegistryImages.AskAsync(_server.Access.Server, _ecr, CancellationToken.None)).Repositories).Images;

        Assert.Equal([second, _digest], images.OrderByDescending(image => image.Tags.Count).Select(image => image.Digest));
        Assert.Equal(["definition web:1"], images.Single(image => image.Digest == second).UsedBy);
        Assert.Empty(images.Single(image => image.Digest == _digest).Tags);
    }

    [Fact]
    public async Task Images_in_the_archive_are_shown_as_archived()
    {
        var second = await PushAsync("v2");
        await ArchiveAsync(_digest);

        using var plain = new StringWriter();
        ImagesView.WritePlain(plain, await RegistryImages.AskAsync(_server.Access.Server, _ecr, CancellationToken.None));

        var lines = plain.ToString().Split('\n').Where(line => line.StartsWith("image\t", StringComparison.Ordinal)).ToList();
        Assert.Equal([_digest, second], lines.OrderByDescending(line => line.EndsWith("\tarchived", StringComparison.Ordinal)).Select(line => line.Split('\t')[3]));
        Assert.Single(lines, line => line.EndsWith("\tarchived", StringComparison.Ordinal));
    }

    private Task<JsonObject> ArchiveAsync(string digest) => _server.Ecs.CallAsync(
        "ecr",
        "AmazonEC2ContainerRegistry_V20150921.UpdateImageStorageClass",
        new JsonObject { ["repositoryName"] = "team/app", ["imageId"] = new JsonObject { ["imageDigest"] = digest }, ["targetStorageClass"] = "ARCHIVE" },
        PlanJson.Default.JsonObject, PlanJson.Default.JsonObject, CancellationToken.None);

    private Task<string> UseAsync(string image) => _server.Ecs.RegisterAsync(
        new RegisterTaskDefinitionRequest { Family = "web", ContainerDefinitions = [new ContainerDefinition { Name = "main", Image = image, Cpu = 0, Memory = 16 }] },
        CancellationToken.None);

    // A manifest of nothing but a configuration, another one each time.
    private async Task<string> PushAsync(string tag)
    {
        await _ecr.MakeRepositoryAsync("team/app", CancellationToken.None);
        var login = await _ecr.LoginAsync(CancellationToken.None);
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", login.AuthorizationToken);
        var configuration = Encoding.UTF8.GetBytes($$"""{"made":"{{Guid.NewGuid()}}"}""");
        using var layer = new ByteArrayContent(configuration);
        using var uploaded = await _http.PostAsync(new Uri(_server.Server.Endpoint, $"/v2/team/app/blobs/uploads/?digest={DigestOf(configuration)}"), layer);
        uploaded.EnsureSuccessStatusCode();
        const string Type = "application/vnd.oci.image.manifest.v1+json";
        var manifest = Encoding.UTF8.GetBytes(
            $$"""{"schemaVersion":2,"mediaType":"{{Type}}","config":{"mediaType":"application/vnd.oci.image.config.v1+json","size":{{configuration.Length}},"digest":"{{DigestOf(configuration)}}"},"layers":[]}""");
        using var content = new ByteArrayContent(manifest) { Headers = { ContentType = new MediaTypeHeaderValue(Type) } };
        using var put = await _http.PutAsync(new Uri(_server.Server.Endpoint, $"/v2/team/app/manifests/{tag}"), content);
        put.EnsureSuccessStatusCode();
        return DigestOf(manifest);
    }

    private static string DigestOf(byte[] content) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(content));
}
