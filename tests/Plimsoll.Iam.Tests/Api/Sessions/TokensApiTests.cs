using Plimsoll.Iam.Tests.Support;
using Plimsoll.Wire.Operations;
using static Plimsoll.Iam.Tests.Support.IamHarness;

namespace Plimsoll.Iam.Tests.Api.Sessions;

public sealed class TokensApiTests : IAsyncLifetime
{
    private IamHarness _iam = null!;
    private Principal _ann = null!;

    public async ValueTask InitializeAsync()
    {
        _iam = await StartAsync();
        _ann = (await _iam.MakeUserAsync("ann")).Principal;
        await _iam.AllowAsync("User", "ann", "ecs:*", "iam:*", "sts:GetFederationToken");
    }

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task A_session_of_a_user_is_the_user_for_half_a_day()
    {
        var session = _iam.Found(await _iam.CallAsync("GetSessionToken", "{}", _ann))!;

        Assert.Equal((_ann.Arn, _ann.UserId), (session.Principal.Arn, session.Principal.UserId));
        Assert.Equal(_iam.Time.GetUtcNow().AddHours(12), session.Expires);
        Assert.True(_iam.Allows(session.Principal, "ecs:ListClusters"));
    }

    [Fact]
    public async Task A_session_of_a_user_does_nothing_in_IAM()
    {
        var session = _iam.Found(await _iam.CallAsync("GetSessionToken", "{}", _ann))!.Principal;

        Assert.Equal("UnrecognizedClientException", (await _iam.RefusalAsync("ListRoles", "{}", session)).Code);
    }

    [Theory]
    [InlineData("GetSessionToken", "{}")]
    [InlineData("GetFederationToken", """{"Name":"bob"}""")]
    public async Task Sessions_make_no_further_ones_but_by_roles(string operation, string input)
    {
        var session = _iam.Found(await _iam.CallAsync("GetSessionToken", "{}", _ann))!.Principal;

        Assert.Equal(("AccessDenied", 403, $"Cannot call {operation} with session credentials"), await _iam.RefusalAsync(operation, input, session));
    }

    [Fact]
    public async Task The_root_user_s_session_ends_after_an_hour()
    {
        var session = _iam.Found(await _iam.CallAsync("GetSessionToken", """{"DurationSeconds":129600}"""))!;

        Assert.Equal(_iam.Time.GetUtcNow().AddHours(1), session.Expires);
        Assert.True(_iam.Allows(session.Principal, "ecs:ListClusters"));
    }

    [Fact]
    public async Task A_federated_user_may_do_what_user_and_policy_both_allow()
    {
        var answer = await _iam.CallAsync("GetFederationToken", $$"""{"Name":"bob","Policy":{{Quote(Policy("Allow", "ecs:ListClusters", "logs:*"))}}}""", _ann);
        var session = _iam.Found(answer)!.Principal;

        Assert.Equal("arn:aws:sts::123456789012:federated-user/bob", answer.GetProperty("FederatedUser").GetProperty("Arn").GetString());
        Assert.Equal(
            (true, false, false),
            (_iam.Allows(session, "ecs:ListClusters"), _iam.Allows(session, "ecs:RunTask"), _iam.Allows(session, "logs:PutLogEvents")));
    }

    [Fact]
    public async Task Tags_of_a_federated_user_need_a_permission_of_their_own()
    {
        const string Tagged = """{"Name":"bob","Tags":[{"Key":"team","Value":"red"}]}""";
        Assert.StartsWith("User: arn:aws:iam::123456789012:user/ann is not authorized to perform: sts:TagSession", (await _iam.RefusalAsync("GetFederationToken", Tagged, _ann)).Message, StringComparison.Ordinal);
        await _iam.AllowAsync("User", "ann", "sts:*");

        Assert.Equal("red", _iam.Found(await _iam.CallAsync("GetFederationToken", Tagged, _ann))!.Principal.Session!.Tags!["team"]);
    }

    [Fact]
    public async Task A_federated_user_without_a_policy_may_do_nothing()
    {
        var session = _iam.Found(await _iam.CallAsync("GetFederationToken", """{"Name":"bob"}""", _ann))!.Principal;

        Assert.False(_iam.Allows(session, "ecs:ListClusters"));
    }

    [Fact]
    public async Task A_user_that_is_deleted_takes_its_sessions_along()
    {
        await _iam.CallAsync("CreateUser", """{"UserName":"eve"}""");
        var key = (await _iam.CallAsync("CreateAccessKey", """{"UserName":"eve"}""")).GetProperty("AccessKey").GetProperty("AccessKeyId").GetString()!;
        var answer = await _iam.CallAsync("GetSessionToken", "{}", _iam.Iam.Credentials.Find(key, null)!.Principal);
        await _iam.CallAsync("DeleteAccessKey", $$"""{"UserName":"eve","AccessKeyId":"{{key}}"}""");
        await _iam.CallAsync("DeleteUser", """{"UserName":"eve"}""");

        Assert.Null(_iam.Found(answer));
    }
}
