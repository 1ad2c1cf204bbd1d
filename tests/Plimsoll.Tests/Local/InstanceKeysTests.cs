using Microsoft.Extensions.Time.Testing;
using Plimsoll.Iam;
using Plimsoll.Local;
using Plimsoll.Tests.Support;
using Plimsoll.Wire.Signing;

namespace Plimsoll.Tests.Local;

public sealed class InstanceKeysTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly FakeIamRoles _roles;
    private readonly InstanceKeys _keys;

    public InstanceKeysTests()
    {
        _roles = new FakeIamRoles(_time);
        _keys = new InstanceKeys(_roles, "000000000000", "i-1", _time);
    }

    [Fact]
    public void Keys_are_those_of_the_instance_in_the_role_of_its_profile()
    {
        var keys = _keys.Current();

        Assert.Equal(("arn:aws:iam::000000000000:role/ecsInstanceRole", "ec2.amazonaws.com", "i-1"), _roles.Assumed[keys.AccessKeyId]);
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

    [Fact]
    public void Keys_are_made_anew_when_the_profile_has_another_role()
    {
        var first = _keys.Current();
        _roles.Role = _roles.Role! with { Id = "AROAOTHER" };

        Assert.NotEqual(first, _keys.Current());
    }

    [Fact]
    public void An_instance_without_a_role_has_keys_that_nobody_knows()
    {
        _roles.Role = null;

        Assert.Equal(new SigningKeys("ASIANOINSTANCEPROFILE", "none", "none"), _keys.Current());
    }
}
