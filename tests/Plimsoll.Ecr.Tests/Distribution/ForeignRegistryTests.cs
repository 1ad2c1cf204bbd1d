using System.Net;
using Plimsoll.Ecr.Tests.Support;

namespace Plimsoll.Ecr.Tests.Distribution;

/// <summary>docker of one account at the registry of another.</summary>
public sealed class ForeignRegistryTests : IAsyncLifetime
{
    private const string Host = "123456789012.dkr.ecr.eu-west-1.amazonaws.com";
    private EcrHarness _ecr = null!;
    private System.Net.Http.Headers.AuthenticationHeaderValue _login = null!;

    public async ValueTask InitializeAsync()
    {
        _ecr = await EcrHarness.StartAsync();
        await _ecr.MakeAsync("app");
        await _ecr.PushImageAsync("app", 1, "v1");
        _login = await _ecr.LoginAsync(_ecr.As("999999999999"));
    }

    public ValueTask DisposeAsync() => _ecr.DisposeAsync();

    [Fact]
    public async Task Without_a_policy_the_login_opens_and_no_repository_does()
    {
        using var hello = await SendAsync("GET", "/v2/");
        using var pull = await SendAsync("GET", "/v2/app/manifests/v1");
        using var catalog = await SendAsync("GET", "/v2/_catalog");

        Assert.Equal(HttpStatusCode.OK, hello.StatusCode);
        Assert.Equal(
            "403 DENIED: User: arn:aws:iam::999999999999:user/eve is not authorized to perform: ecr:BatchGetImage on resource: "
            + "arn:aws:ecr:eu-west-1:123456789012:repository/app because no resource-based policy allows the ecr:BatchGetImage action",
            await pull.ErrorAsync());
        Assert.Equal(HttpStatusCode.Forbidden, catalog.StatusCode);
    }

    [Fact]
    public async Task A_policy_that_allows_pulls_allows_no_push()
    {
        await AllowAsync("app", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer");

        using var pull = await SendAsync("GET", "/v2/app/manifests/v1");
        using var push = await SendAsync("POST", "/v2/app/blobs/uploads/");

        Assert.Equal(HttpStatusCode.OK, pull.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, push.StatusCode);
    }

    [Fact]
    public async Task A_layer_is_not_mounted_from_a_repository_that_its_reader_may_not_read()
    {
        await _ecr.CallAsync("PutAccountSetting", "{'name':'BLOB_MOUNTING','value':'ENABLED'}");
        await _ecr.MakeAsync("open");
        await AllowAsync("open", "ecr:*");
        var digest = await _ecr.PushLayerAsync("app", [1, 2, 3]);

        using var refused = await SendAsync("POST", $"/v2/open/blobs/uploads/?mount={digest}&from=app");
        await AllowAsync("app", "ecr:GetDownloadUrlForLayer");
        using var mounted = await SendAsync("POST", $"/v2/open/blobs/uploads/?mount={digest}&from=app");

        Assert.Equal(HttpStatusCode.Accepted, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Created, mounted.StatusCode);
    }

    private Task<System.Text.Json.Nodes.JsonNode> AllowAsync(string repository, params string[] actions) => _ecr.CallAsync("SetRepositoryPolicy", new System.Text.Json.Nodes.JsonObject
    {
        ["repositoryName"] = repository,
        ["policyText"] = """{"Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::999999999999:user/eve"},"Action":["ACTIONS"]}}"""
            .Replace("ACTIONS", string.Join("\",\"", actions), StringComparison.Ordinal),
    });

    private Task<HttpResponseMessage> SendAsync(string method, string path) => _ecr.Stranger.SendAsync(method, path, shape: request =>
    {
        request.Headers.Authorization = _login;
        request.Headers.Host = Host;
    });
}
