using Plimsoll.Cells.Journal;
using Plimsoll.Iam.Tests.Support;
using Plimsoll.Wire.Operations;
using static Plimsoll.Iam.Tests.Support.IamHarness;

namespace Plimsoll.Iam.Tests.Keys;

public sealed class ServerCredentialsTests : IAsyncLifetime
{
    private readonly MemoryStore _store = new();
    private IamHarness _iam = null!;

    public async ValueTask InitializeAsync() => _iam = await StartAsync(_store);

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public void The_root_key_stands_for_the_root_user() => Assert.Equal(
        new Principal(PrincipalKind.Root, Account, "arn:aws:iam::123456789012:root", Account), Find("AKIAROOT000000000000"));

    [Theory]
    [InlineData("AKIASOMEBODYELSE0000")]
    [InlineData("AKIA")]
    [InlineData("")]
    public void An_unknown_key_stands_for_nobody(string key) => Assert.Null(Find(key));

    [Fact]
    public void Who_guesses_keys_leaves_nothing_behind()
    {
        var before = _iam.Cells.All.Count();
        Find("AKIAQEAYEAUDAOCAJBIF");

        Assert.Equal(before, _iam.Cells.All.Count());
    }

    [Fact]
    public void The_root_key_with_a_token_stands_for_nobody() => Assert.Null(Find("AKIAROOT000000000000", "token"));

    [Fact]
    public async Task A_user_s_key_stands_for_the_user()
    {
        var key = await _iam.MakeUserAsync("ann");

        Assert.Equal((PrincipalKind.User, "arn:aws:iam::123456789012:user/ann"), (key.Principal.Kind, key.Principal.Arn));
    }

    [Fact]
    public async Task An_inactive_key_stands_for_nobody_until_it_is_active_again()
    {
        var key = await _iam.MakeUserAsync("ann");
        await StatusAsync(key.AccessKeyId, "Inactive");
        Assert.Null(Find(key.AccessKeyId));
        await StatusAsync(key.AccessKeyId, "Active");

        Assert.NotNull(Find(key.AccessKeyId));
    }

    [Fact]
    public async Task A_deleted_key_stands_for_nobody()
    {
        var key = await _iam.MakeUserAsync("ann");
        await _iam.CallAsync("DeleteAccessKey", $$"""{"UserName":"ann","AccessKeyId":"{{key.AccessKeyId}}"}""");

        Assert.Null(Find(key.AccessKeyId));
    }

    [Fact]
    public async Task A_renamed_user_keeps_its_key()
    {
        var key = await _iam.MakeUserAsync("ann");
        await _iam.CallAsync("UpdateUser", """{"UserName":"ann","NewUserName":"bea","NewPath":"/x/"}""");

        Assert.Equal("arn:aws:iam::123456789012:user/x/bea", Find(key.AccessKeyId)!.Arn);
    }

    [Fact]
    public void A_session_needs_its_token()
    {
        var made = Session();

        Assert.Null(Find(made.AccessKeyId));
        Assert.Equal(made.Principal, Find(made.AccessKeyId, made.SessionToken));
    }

    [Fact]
    public async Task A_session_of_a_role_that_was_deleted_stands_for_nobody_though_another_has_the_name()
    {
        await _iam.MakeRoleAsync("web");
        var made = Session("web");
        await _iam.CallAsync("DeleteRole", """{"RoleName":"web"}""");
        await _iam.MakeRoleAsync("web");

        Assert.Null(Find(made.AccessKeyId, made.SessionToken));
    }

    [Fact]
    public async Task Keys_and_sessions_are_good_after_a_restart()
    {
        var (key, session) = (await _iam.MakeUserAsync("ann"), Session());
        await using var again = await StartAsync(_store, _iam.Time);

        Assert.Equal(key.SecretAccessKey, again.Iam.Credentials.Find(key.AccessKeyId, null)!.SecretAccessKey);
        Assert.Equal(session.SecretAccessKey, again.Iam.Credentials.Find(session.AccessKeyId, session.SessionToken)!.SecretAccessKey);
    }

    [Fact]
    public async Task The_state_does_not_show_secrets()
    {
        var key = await _iam.MakeUserAsync("ann");

        var records = new List<string>();
        _store.Load(Account + "/global", (_, body) => records.Add(System.Text.Encoding.UTF8.GetString(body)));
        Assert.Contains(records, record => record.Contains(key.AccessKeyId, StringComparison.Ordinal));
        Assert.DoesNotContain(records, record => record.Contains(key.SecretAccessKey, StringComparison.Ordinal));
    }

    private Wire.Signing.Credential Session(string role = "ecsInstanceRole") =>
        _iam.Iam.Roles.Assume(Account, $"arn:aws:iam::{Account}:role/{role}", "ec2.amazonaws.com", "i-1", TimeSpan.FromHours(1)).Credential!;

    private Principal? Find(string key, string? token = null) => _iam.Iam.Credentials.Find(key, token)?.Principal;

    private Task<System.Text.Json.JsonElement> StatusAsync(string key, string status) =>
        _iam.CallAsync("UpdateAccessKey", $$"""{"UserName":"ann","AccessKeyId":"{{key}}","Status":"{{status}}"}""");
}
