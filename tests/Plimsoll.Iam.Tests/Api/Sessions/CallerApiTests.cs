using Plimsoll.Iam.Tests.Support;
using static Plimsoll.Iam.Tests.Support.IamHarness;

namespace Plimsoll.Iam.Tests.Api.Sessions;

public sealed class CallerApiTests : IAsyncLifetime
{
    private IamHarness _iam = null!;

    public async ValueTask InitializeAsync() => _iam = await StartAsync();

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task Anybody_may_learn_who_it_is()
    {
        var ann = (await _iam.MakeUserAsync("ann")).Principal;

        var answer = await _iam.CallAsync("GetCallerIdentity", "{}", ann);

        Assert.Equal(
            (ann.UserId, Account, "arn:aws:iam::123456789012:user/ann"),
            (answer.GetProperty("UserId").GetString(), answer.GetProperty("Account").GetString(), answer.GetProperty("Arn").GetString()));
    }

    [Fact]
    public async Task The_account_of_a_key_is_in_the_key()
    {
        var key = (await _iam.MakeUserAsync("ann")).AccessKeyId;

        Assert.Equal(Account, (await _iam.CallAsync("GetAccessKeyInfo", $$"""{"AccessKeyId":"{{key}}"}""")).GetProperty("Account").GetString());
    }

    [Fact]
    public async Task The_account_of_the_root_key_is_known_whatever_the_key()
    {
        var answer = await _iam.CallAsync("GetAccessKeyInfo", """{"AccessKeyId":"AKIAROOT000000000000"}""");

        Assert.Equal(Account, answer.GetProperty("Account").GetString());
    }

    [Fact]
    public async Task A_message_about_a_denial_is_decoded()
    {
        var encoded = _iam.Iam.Messages.Encode("""{"allowed":false}""");

        var answer = await _iam.CallAsync("DecodeAuthorizationMessage", $$"""{"EncodedMessage":"{{encoded}}"}""");

        Assert.Equal("""{"allowed":false}""", answer.GetProperty("DecodedMessage").GetString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    public async Task A_message_that_was_not_made_here_is_refused(string more)
    {
        var refusal = await _iam.RefusalAsync("DecodeAuthorizationMessage", $$"""{"EncodedMessage":"abc{{more}}"}""");

        Assert.Equal(("InvalidAuthorizationMessageException", 400), (refusal.Code, refusal.Status));
    }

    [Fact]
    public async Task Decoding_needs_a_permission()
    {
        var ann = (await _iam.MakeUserAsync("ann")).Principal;

        Assert.Equal("AccessDeniedException", (await _iam.RefusalAsync("DecodeAuthorizationMessage", """{"EncodedMessage":"abc"}""", ann)).Code);
    }
}
