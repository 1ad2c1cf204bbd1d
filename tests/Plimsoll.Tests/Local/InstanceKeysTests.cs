using Microsoft.Extensions.Time.Testing;
using Plimsoll.Iam.Sessions;
using Plimsoll.Local;

namespace Plimsoll.Tests.Local;

public sealed class InstanceKeysTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly SessionTokens _sessions;
    private readonly InstanceKeys _keys;

    public InstanceKeysTests()
    {
        _sessions = new SessionTokens(new byte[32], _time);
        _keys = new InstanceKeys(_sessions, "000000000000", "i-1", _time);
    }

    [Fact]
    public void Keys_stand_for_the_instance_in_its_role()
    {
        var keys = _keys.Current();

        Assert.Equal(
            "arn:aws:sts::000000000000:assumed-role/ecsInstanceRole/i-1",
            _sessions.Read(keys.AccessKeyId, keys.SessionToken!)!.Principal.Arn);
    }

    [Fact]
    public void Keys_stay_while_they_have_half_of_their_life_before_them()
    {
        var first = _keys.Current();
        _time.Advance(TimeSpan.FromHours(2.9));

        Assert.Equal(first, _keys.Current());
    }

    [Fact]
    public void Keys_are_renewed_long_before_they_end()
    {
        var first = _keys.Current();
        _time.Advance(TimeSpan.FromHours(3.1));

        Assert.NotEqual(first, _keys.Current());
    }
}
