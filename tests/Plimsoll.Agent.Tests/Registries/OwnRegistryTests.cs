using System.Net;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Plimsoll.Agent.Registries;
using Plimsoll.Agent.Tests.Support;
using Plimsoll.Wire.Client;
using Plimsoll.Wire.Signing;

namespace Plimsoll.Agent.Tests.Registries;

public sealed class OwnRegistryTests : IDisposable
{
    private const string Aws = "111122223333.dkr.ecr.eu-west-1.amazonaws.com";
    private const string Digest = "sha256:1111111111111111111111111111111111111111111111111111111111111111";
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UnixEpoch.AddYears(50));
    private readonly FakeHttp _fake;
    private readonly HttpClient _http;
    private readonly EcrTokens _tokens;
    private readonly OwnRegistry _registry;
    private int _passwords;
    private string _refused = "";
    private HttpStatusCode _login = HttpStatusCode.OK;

    public OwnRegistryTests()
    {
        var endpoint = new Uri("http://127.0.0.1:4566");
        _fake = new FakeHttp(Answer);
        _http = new HttpClient(_fake);
        _tokens = new EcrTokens(
            (region, role) => new AwsClient(_http, endpoint, region, () => role?.Keys ?? new SigningKeys("AKIDEXAMPLE", "secret"), _time), _time, new Random(1));
        _registry = new OwnRegistry(_tokens, _http, endpoint, "us-east-1");
    }

    private IEnumerable<HttpRequestMessage> Logins => _fake.Requests.Where(request => request.Method == HttpMethod.Post);

    [Fact]
    public async Task A_name_of_AWS_means_this_registry_in_the_account_and_region_that_it_says()
    {
        var source = await _registry.FindAsync($"{Aws}/team/app:v1", null, CancellationToken.None);

        Assert.Equal($"registry.test:5000/team/app@{Digest}", source.Name);
        Assert.Contains("/eu-west-1/ecr/", Assert.Single(Logins).Headers.GetValues("Authorization").Single(), StringComparison.Ordinal);
        Assert.Equal("AWS at registry.test:5000", source.Login!.ToString());
    }

    [Fact]
    public async Task An_execution_role_asks_with_its_own_keys_and_its_login_is_not_the_agents()
    {
        await _registry.FindAsync($"{Aws}/team/app:v1", null, CancellationToken.None);

        await _registry.FindAsync($"{Aws}/team/app:v1", new RoleKeys("arn:aws:iam::1:role/exec", new SigningKeys("ASIAEXEC", "s", "t")), CancellationToken.None);

        Assert.Equal(["AKIDEXAMPLE", "ASIAEXEC"], Logins.Select(login => login.Headers.GetValues("Authorization").Single().Split("Credential=")[1].Split('/')[0]));
    }

    [Theory]
    [InlineData("127.0.0.1:4566/app:v1")]
    [InlineData("localhost:4566/app:v1")]
    [InlineData("127.3.2.1:4566/app:v1")]
    [InlineData("registry.test:5000/app:v1")]
    [InlineData(Aws + "/app:v1")]
    public async Task Names_of_this_registry_are_known(string image) => Assert.True(await _registry.HasAsync(image, CancellationToken.None));

    [Theory]
    [InlineData("busybox")]
    [InlineData("ghcr.io/app:v1")]
    [InlineData("127.0.0.1:5000/app:v1")]
    [InlineData("registry.test/app:v1")]
    public async Task Names_of_other_registries_are_not(string image) => Assert.False(await _registry.HasAsync(image, CancellationToken.None));

    [Fact]
    public async Task Its_own_host_stays_as_the_task_has_it() =>
        Assert.Equal($"localhost:4566/app@{Digest}", (await _registry.FindAsync("localhost:4566/app:v1", null, CancellationToken.None)).Name);

    [Fact]
    public async Task A_login_serves_until_an_hour_before_its_end()
    {
        await _registry.FindAsync($"{Aws}/app:v1", null, CancellationToken.None);
        _time.Advance(TimeSpan.FromHours(10.9));
        await _registry.FindAsync($"{Aws}/app:v2", null, CancellationToken.None);
        Assert.Single(Logins);

        _time.Advance(TimeSpan.FromHours(0.2));
        await _registry.FindAsync($"{Aws}/app:v1", null, CancellationToken.None);
        Assert.Equal(2, Logins.Count());
    }

    [Fact]
    public async Task A_login_that_the_registry_refuses_is_asked_for_anew()
    {
        await _registry.FindAsync($"{Aws}/app:v1", null, CancellationToken.None);
        _refused = "p1";

        var source = await _registry.FindAsync($"{Aws}/app:v1", null, CancellationToken.None);

        Assert.Equal(("p2", Digest), (source.Login!.Password, source.Digest));
    }

    [Fact]
    public async Task A_tag_that_the_registry_does_not_know_is_left_to_the_engine() =>
        Assert.Equal("registry.test:5000/app:gone", (await _registry.FindAsync($"{Aws}/app:gone", null, CancellationToken.None)).Name);

    [Fact]
    public async Task A_digest_is_not_asked_for()
    {
        Assert.Equal(Digest, (await _registry.FindAsync($"{Aws}/app@{Digest}", null, CancellationToken.None)).Digest);
        Assert.DoesNotContain(_fake.Requests, request => request.Method == HttpMethod.Head);
    }

    [Fact]
    public async Task Who_may_not_log_in_is_told_why_in_the_words_of_the_service()
    {
        _login = HttpStatusCode.BadRequest;

        var refusal = await Assert.ThrowsAsync<RegistryTokenException>(() => _registry.FindAsync($"{Aws}/app:v1", null, CancellationToken.None));

        Assert.Equal("AccessDeniedException: User: x is not authorized to perform: ecr:GetAuthorizationToken on resource: *", refusal.Message);
    }

    [Fact]
    public void A_login_is_written_without_its_password() =>
        Assert.DoesNotContain("p1", new RegistryToken(new("AWS", "p1", "h"), "h", _time.GetUtcNow()).ToString(), StringComparison.Ordinal);

    public void Dispose()
    {
        _tokens.Dispose();
        _http.Dispose();
        _fake.Dispose();
    }

    private HttpResponseMessage Answer(HttpRequestMessage request)
    {
        if (request.Method == HttpMethod.Post)
        {
            return new HttpResponseMessage(_login) { Content = new StringContent(_login == HttpStatusCode.OK ? Login() : Denial) };
        }

        var password = Encoding.UTF8.GetString(Convert.FromBase64String(request.Headers.Authorization!.Parameter!)).Split(':')[1];
        var answer = new HttpResponseMessage(
            password == _refused ? HttpStatusCode.Forbidden : request.RequestUri!.AbsolutePath.EndsWith("gone", StringComparison.Ordinal) ? HttpStatusCode.NotFound : HttpStatusCode.OK);
        answer.Headers.Add("Docker-Content-Digest", Digest);
        return answer;
    }

    private const string Denial =
        """{"__type":"AccessDeniedException","message":"User: x is not authorized to perform: ecr:GetAuthorizationToken on resource: *"}""";

    private string Login() =>
        $$"""
        {"authorizationData":[{
          "authorizationToken":"{{Convert.ToBase64String(Encoding.UTF8.GetBytes($"AWS:p{++_passwords}"))}}",
          "expiresAt":{{_time.GetUtcNow().AddHours(12).ToUnixTimeSeconds()}},"proxyEndpoint":"http://registry.test:5000"}]}
        """;
}
