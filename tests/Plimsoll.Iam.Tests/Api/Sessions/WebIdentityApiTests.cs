using System.Text.Json;
using Plimsoll.Iam.Tests.Support;
using Plimsoll.Iam.Tests.WebIdentity;
using Plimsoll.Wire.Operations;
using static Plimsoll.Iam.Tests.Support.IamHarness;

namespace Plimsoll.Iam.Tests.Api.Sessions;

public sealed class WebIdentityApiTests : IAsyncLifetime
{
    private const string Issuer = "https://idp.example/realm";
    private const string Provider = "arn:aws:iam::123456789012:oidc-provider/idp.example/realm";
    private readonly TokenMaker _maker = new();
    private IamHarness _iam = null!;

    public async ValueTask InitializeAsync()
    {
        _iam = await StartAsync();
        _iam.KeySets.Keys = _maker.Keys;
        await _iam.CallAsync("CreateOpenIDConnectProvider", $$"""{"Url":"{{Issuer}}","ClientIDList":["sts.amazonaws.com"]}""");
        await _iam.MakeRoleAsync("deploy", $$"""
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Federated":"{{Provider}}"},"Action":"sts:AssumeRoleWithWebIdentity",
            "Condition":{"StringEquals":{"idp.example/realm:aud":"sts.amazonaws.com"},"StringLike":{"idp.example/realm:sub":"repo:me/*"} } }]}
            """);
    }

    public ValueTask DisposeAsync()
    {
        _maker.Dispose();
        return _iam.DisposeAsync();
    }

    [Fact]
    public async Task A_token_that_the_trust_policy_lets_in_gets_keys_of_the_role()
    {
        var answer = await AssumeAsync(Token());

        Assert.Equal(
            ("arn:aws:sts::123456789012:assumed-role/deploy/run", "repo:me/app", "sts.amazonaws.com", Issuer),
            (answer.GetProperty("AssumedRoleUser").GetProperty("Arn").GetString(), answer.GetProperty("SubjectFromWebIdentityToken").GetString(),
                answer.GetProperty("Audience").GetString(), answer.GetProperty("Provider").GetString()));
        Assert.NotNull(_iam.Found(answer));
    }

    [Fact]
    public async Task The_session_is_told_by_the_provider_in_policies()
    {
        const string OfProvider = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ecs:*","Resource":"*","Condition":{"StringEquals":{"aws:FederatedProvider":"arn:aws:iam::123456789012:oidc-provider/idp.example/realm"}}}]}""";
        await _iam.CallAsync("PutRolePolicy", $$"""{"RoleName":"deploy","PolicyName":"p","PolicyDocument":{{Quote(OfProvider)}}}""");

        Assert.True(_iam.Allows(_iam.Found(await AssumeAsync(Token()))!.Principal, "ecs:ListClusters"));
    }

    [Fact]
    public async Task A_subject_that_the_trust_policy_does_not_let_in_is_denied() => Assert.Equal(
        ("AccessDenied", 403, "Not authorized to perform sts:AssumeRoleWithWebIdentity"), await RefusalAsync(Token(subject: "repo:you/app")));

    [Fact]
    public async Task A_role_that_is_not_there_is_denied_in_the_same_words() => Assert.Equal(
        ("AccessDenied", 403, "Not authorized to perform sts:AssumeRoleWithWebIdentity"), await RefusalAsync(Token(), "ghost"));

    [Fact]
    public async Task A_token_for_somebody_else_is_refused() =>
        Assert.Equal(("InvalidIdentityToken", 400, "Incorrect token audience"), await RefusalAsync(Token(audience: "other")));

    [Fact]
    public async Task A_token_of_a_provider_that_nobody_registered_is_refused() => Assert.Equal(
        ("InvalidIdentityToken", 400, "No OpenIDConnect provider found in your account for https://evil.example"),
        await RefusalAsync(Token(issuer: "https://evil.example")));

    [Fact]
    public async Task A_token_that_has_ended_is_refused()
    {
        var token = Token();
        _iam.Time.Advance(TimeSpan.FromMinutes(6));

        Assert.Equal("ExpiredTokenException", (await RefusalAsync(token)).Code);
    }

    [Fact]
    public async Task A_token_that_another_key_signed_is_refused()
    {
        using var other = new TokenMaker();

        Assert.Equal("InvalidIdentityToken", (await RefusalAsync(other.Make(Issuer, "repo:me/app", "sts.amazonaws.com", _iam.Time.GetUtcNow().AddMinutes(5)))).Code);
    }

    [Fact]
    public async Task A_token_that_says_it_needs_no_signature_is_refused() => Assert.Equal(
        "InvalidIdentityToken",
        (await RefusalAsync(_maker.Make(Issuer, "repo:me/app", "sts.amazonaws.com", _iam.Time.GetUtcNow().AddMinutes(5), algorithm: "none"))).Code);

    [Theory]
    [InlineData("abcd")]
    [InlineData("a.b.c")]
    [InlineData("e30.e30.e30")]
    public async Task What_is_no_token_is_refused(string token) => Assert.Equal("InvalidIdentityToken", (await RefusalAsync(token)).Code);

    [Fact]
    public async Task A_provider_whose_keys_cannot_be_had_is_told_as_such()
    {
        _iam.KeySets.Keys = null;

        Assert.Equal("IDPCommunicationError", (await RefusalAsync(Token())).Code);
    }

    private string Token(string issuer = Issuer, string subject = "repo:me/app", string audience = "sts.amazonaws.com") =>
        _maker.Make(issuer, subject, audience, _iam.Time.GetUtcNow().AddMinutes(5));

    private Task<JsonElement> AssumeAsync(string token) => _iam.CallAsync("AssumeRoleWithWebIdentity", Input(token, "deploy"), Principal.Anonymous);

    private Task<(string Code, int Status, string Message)> RefusalAsync(string token, string role = "deploy") =>
        _iam.RefusalAsync("AssumeRoleWithWebIdentity", Input(token, role), Principal.Anonymous);

    private static string Input(string token, string role) =>
        $$"""{"RoleArn":"arn:aws:iam::123456789012:role/{{role}}","RoleSessionName":"run","WebIdentityToken":"{{token}}"}""";
}
