using CsCheck;
using Microsoft.Extensions.Time.Testing;
using Plimsoll.Iam.Sessions;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Iam.Tests.Sessions;

public sealed class SessionTokensTests
{
    private const string Account = "123456789012";
    private const string RoleId = "AROAAAAAAAAAAAAAAAAAA";
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    private SessionTokens Tokens => new(Key, _time);

    private static Principal Session(string name) => RoleSessions.OfRole(
        Account, "web", RoleId, name, new PrincipalSession { IssuerId = RoleId, Issued = DateTimeOffset.UnixEpoch, Policy = "{}", SourceIdentity = "ann" });

    [Fact]
    public void A_session_has_keys_in_the_form_of_AWS()
    {
        var made = Tokens.Make(Session("i-1"), TimeSpan.FromHours(1));

        Assert.Matches("^ASIA[A-Z2-7]{16}$", made.AccessKeyId);
    }

    [Fact]
    public void A_session_stands_for_the_role_under_the_session_name()
    {
        var principal = Tokens.Make(Session("i-1"), TimeSpan.FromHours(1)).Principal;

        Assert.Equal("arn:aws:sts::123456789012:assumed-role/web/i-1", principal.Arn);
        Assert.Matches("^AROA[A-Z2-7]{17}:i-1$", principal.UserId);
        Assert.Equal((PrincipalKind.AssumedRole, Account), (principal.Kind, principal.Account));
    }

    [Fact]
    public void Another_server_with_the_same_key_reads_the_token()
    {
        var made = Tokens.Make(Session("i-1"), TimeSpan.FromHours(1));

        Assert.Equal(made, new SessionTokens(Key, _time).Read(made.AccessKeyId, made.SessionToken!));
    }

    [Fact]
    public void A_server_with_another_key_does_not()
    {
        var made = Tokens.Make(Session("i-1"), TimeSpan.FromHours(1));

        Assert.Null(new SessionTokens([.. Key.Reverse()], _time).Read(made.AccessKeyId, made.SessionToken!));
    }

    [Fact]
    public void A_token_goes_with_its_own_access_key_alone()
    {
        var (one, other) = (Tokens.Make(Session("i-1"), TimeSpan.FromHours(1)), Tokens.Make(Session("i-2"), TimeSpan.FromHours(1)));

        Assert.Null(Tokens.Read(other.AccessKeyId, one.SessionToken!));
    }

    [Fact]
    public void A_token_carries_its_end()
    {
        var made = Tokens.Make(Session("i-1"), TimeSpan.FromMinutes(15));

        Assert.Equal(_time.GetUtcNow().AddMinutes(15), Tokens.Read(made.AccessKeyId, made.SessionToken!)!.Expires);
    }

    [Fact]
    public void A_token_does_not_show_the_secret()
    {
        var made = Tokens.Make(Session("i-1"), TimeSpan.FromHours(1));
        var raw = System.Text.Encoding.Latin1.GetString(Convert.FromBase64String(made.SessionToken!));

        Assert.DoesNotContain(made.SecretAccessKey, raw, StringComparison.Ordinal);
    }

    [Fact]
    public void A_token_with_any_bit_changed_is_refused()
    {
        var made = Tokens.Make(Session("i-1"), TimeSpan.FromHours(1));
        var bytes = Convert.FromBase64String(made.SessionToken!);

        Gen.Int[0, (bytes.Length * 8) - 1].Sample(bit =>
        {
            var changed = bytes.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            return Tokens.Read(made.AccessKeyId, Convert.ToBase64String(changed)) is null;
        });
    }

    [Fact]
    public void Anything_else_is_refused_and_never_fails() =>
        Gen.OneOf(Gen.String, Gen.Byte.Array.Select(Convert.ToBase64String)).Sample(token => Tokens.Read("ASIAAAAAAAAAAAAAAAAA", token) is null);
}
