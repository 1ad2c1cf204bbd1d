using Microsoft.Extensions.Time.Testing;
using Plimsoll.Iam.Keys;
using Plimsoll.Iam.Sessions;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Iam.Tests.Keys;

public sealed class ServerCredentialsTests
{
    private const string Account = "123456789012";
    private readonly SessionTokens _sessions = new(new byte[32], new FakeTimeProvider());

    private ServerCredentials Credentials => new(
        new KeyRing
        {
            RootAccessKeyId = "AKIAROOT000000000000",
            RootSecretAccessKey = "secret",
            Created = DateTimeOffset.UnixEpoch,
            SessionKey = new byte[32],
            PageTokenKey = new byte[32],
        },
        Account,
        _sessions);

    [Fact]
    public void The_root_key_stands_for_the_root_user()
    {
        var principal = Credentials.Find("AKIAROOT000000000000", null)!.Principal;

        Assert.Equal(new Principal(PrincipalKind.Root, Account, "arn:aws:iam::123456789012:root", Account), principal);
    }

    [Fact]
    public void An_unknown_key_stands_for_nobody() => Assert.Null(Credentials.Find("AKIASOMEBODYELSE0000", null));

    [Fact]
    public void The_root_key_with_a_token_stands_for_nobody() => Assert.Null(Credentials.Find("AKIAROOT000000000000", "token"));

    [Fact]
    public void Keys_of_a_session_need_their_token()
    {
        var made = _sessions.Assume(Account, "arn:aws:iam::123456789012:role/web", "one", TimeSpan.FromHours(1));

        Assert.Null(Credentials.Find(made.AccessKeyId, null));
        Assert.Equal(made.Principal, Credentials.Find(made.AccessKeyId, made.SessionToken)!.Principal);
    }
}
