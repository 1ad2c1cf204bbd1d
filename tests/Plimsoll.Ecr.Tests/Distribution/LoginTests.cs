using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Plimsoll.Ecr.Tests.Support;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Ecr.Tests.Distribution;

public sealed class LoginTests : IAsyncLifetime
{
    private EcrHarness _ecr = null!;

    public async ValueTask InitializeAsync()
    {
        _ecr = await EcrHarness.StartAsync();
        await _ecr.MakeAsync("app");
    }

    public ValueTask DisposeAsync() => _ecr.DisposeAsync();

    [Fact]
    public async Task Without_a_login_the_challenge_is_that_of_ECR()
    {
        using var answer = await _ecr.Stranger.GetAsync("/v2/");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal($"Basic realm=\"https://{_ecr.Stranger.BaseAddress!.Authority}/\",service=\"ecr.amazonaws.com\"", answer.Header("WWW-Authenticate"));
        Assert.Equal("registry/2.0", answer.Header("Docker-Distribution-Api-Version"));
    }

    [Fact]
    public async Task A_login_opens_the_registry_for_twelve_hours()
    {
        _ecr.Time.Advance(TimeSpan.FromHours(12) - TimeSpan.FromSeconds(1));
        using var last = await _ecr.Registry.GetAsync("/v2/");
        _ecr.Time.Advance(TimeSpan.FromSeconds(1));
        using var late = await _ecr.Registry.GetAsync("/v2/");

        Assert.Equal(HttpStatusCode.OK, last.StatusCode);
        Assert.Equal("403 DENIED: Your authorization token has expired. Reauthenticate and try again.", await late.ErrorAsync());
    }

    [Theory]
    [InlineData("AWS:forged")]
    [InlineData("AWS:")]
    [InlineData("ada:secret")]
    [InlineData("nothing")]
    public async Task A_forged_login_is_none(string pair)
    {
        using var answer = await _ecr.Stranger.SendAsync("GET", "/v2/", shape: request =>
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair))));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task A_changed_letter_of_a_password_makes_it_forged()
    {
        var pair = Encoding.UTF8.GetString(Convert.FromBase64String(_ecr.Registry.DefaultRequestHeaders.Authorization!.Parameter!));
        for (var at = 4; at < pair.Length - 1; at += 17)
        {
            var changed = $"{pair[..at]}{(pair[at] == 'A' ? 'B' : 'A')}{pair[(at + 1)..]}";
            using var answer = await _ecr.Stranger.SendAsync("GET", "/v2/", shape: request =>
                request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(changed))));

            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("ecr:InitiateLayerUpload", "POST", "/v2/app/blobs/uploads/")]
    [InlineData("ecr:BatchGetImage", "GET", "/v2/app/manifests/v1")]
    [InlineData("ecr:PutImage", "PUT", "/v2/app/manifests/v1")]
    [InlineData("ecr:ListImages", "GET", "/v2/app/tags/list")]
    [InlineData("ecr:DescribeRepositories", "GET", "/v2/_catalog")]
    public async Task Each_request_is_authorized_when_it_comes(string action, string method, string path)
    {
        _ecr.Authorizer.Denied.Add(action);

        using var answer = await _ecr.Registry.SendAsync(method, path);

        Assert.Equal($"403 DENIED: User: arn:aws:iam::123456789012:user/ada is not authorized to perform: {action} on resource: *", await answer.ErrorAsync());
    }

    [Fact]
    public async Task The_host_of_AWS_names_account_and_region_of_the_registry()
    {
        var elsewhere = _ecr.Call with { Region = "us-east-1" };
        await _ecr.CallAsync("CreateRepository", "{'repositoryName':'far'}", elsewhere);

        using var there = await _ecr.Registry.SendAsync("GET", "/v2/far/tags/list", shape: At("123456789012.dkr.ecr.us-east-1.amazonaws.com"));
        using var here = await _ecr.Registry.GetAsync("/v2/far/tags/list");
        using var foreign = await _ecr.Registry.SendAsync("GET", "/v2/far/tags/list", shape: At("999999999999.dkr.ecr.us-east-1.amazonaws.com"));

        Assert.Equal(HttpStatusCode.OK, there.StatusCode);
        Assert.Equal("404 NAME_UNKNOWN: The repository with name 'far' does not exist in the registry with id '123456789012'", await here.ErrorAsync());
        Assert.Equal(
            "403 DENIED: User: arn:aws:iam::123456789012:user/ada is not authorized to perform: ecr:ListImages on resource: "
            + "arn:aws:ecr:us-east-1:999999999999:repository/far because no resource-based policy allows the ecr:ListImages action",
            await foreign.ErrorAsync());
    }

    [Theory]
    [InlineData("aws-cli/1.45", "http://")]
    [InlineData("Amazon ECS Agent - v1.105.1 (*a8b3e7d3) (linux; LINUX) (+http://aws.amazon.com/ecs/)", "https://")]
    public async Task The_ECS_agent_is_told_the_only_address_for_which_it_takes_a_login(string agent, string scheme)
    {
        var answer = await _ecr.CallAsync("GetAuthorizationToken", "{}", _ecr.Call with { UserAgent = agent });

        Assert.StartsWith(scheme, (string?)answer["authorizationData"]![0]!["proxyEndpoint"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_login_of_another_account_sees_another_registry()
    {
        var stranger = _ecr.Call with { Principal = new Principal(PrincipalKind.Root, "999999999999", "arn:aws:iam::999999999999:root", "9") };
        var login = await _ecr.LoginAsync(stranger);

        using var answer = await _ecr.Stranger.SendAsync("GET", "/v2/app/tags/list", shape: request => request.Headers.Authorization = login);

        Assert.Equal("404 NAME_UNKNOWN: The repository with name 'app' does not exist in the registry with id '999999999999'", await answer.ErrorAsync());
    }

    [Fact]
    public async Task A_login_that_was_asked_for_another_registry_means_that_one_where_the_host_does_not_say()
    {
        var answer = await _ecr.CallAsync("GetAuthorizationToken", "{'registryIds':['123456789012','999999999999']}");
        var logins = answer["authorizationData"]!.AsArray().Select(one => new AuthenticationHeaderValue("Basic", (string?)one!["authorizationToken"])).ToList();

        using var own = await _ecr.Stranger.SendAsync("GET", "/v2/app/tags/list", shape: request => request.Headers.Authorization = logins[0]);
        using var foreign = await _ecr.Stranger.SendAsync("GET", "/v2/app/tags/list", shape: request => request.Headers.Authorization = logins[1]);

        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("")]
    [InlineData("1234567890123")]
    public async Task A_login_is_for_registries_whose_ids_are_accounts(string id) => Assert.Equal(
        "InvalidParameterException: Invalid parameter at 'registryIds' failed to satisfy constraint: 'must satisfy regular expression '[0-9]{12}''",
        await _ecr.RefusalAsync("GetAuthorizationToken", $"{{'registryIds':['123456789012','{id}']}}"));

    private static Action<HttpRequestMessage> At(string host) => request => request.Headers.Host = host;
}
