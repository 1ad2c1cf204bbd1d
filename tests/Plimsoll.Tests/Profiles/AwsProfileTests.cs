using Plimsoll.Hosting;
using Plimsoll.Profiles;
using Plimsoll.Tests.Support;
using Plimsoll.Wire.Signing;

namespace Plimsoll.Tests.Profiles;

public sealed class AwsProfileTests : IDisposable
{
    private static readonly ServerAccess Access = new(
        new ServerFile("http://127.0.0.1:4566", "eu-west-1", "000000000000", "default", 3), new SigningKeys("AKIA", "secret"));

    private readonly TemporaryDirectory _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void The_profile_names_region_and_endpoint_and_the_keys_lie_apart()
    {
        AwsProfile.Write("local", Access, Variable);

        Assert.Equal(
            "[profile local]\nregion = eu-west-1\nendpoint_url = http://127.0.0.1:4566\n", File.ReadAllText(_home.Of(".aws/config")));
        Assert.Equal(
            "[local]\naws_access_key_id = AKIA\naws_secret_access_key = secret\n", File.ReadAllText(_home.Of(".aws/credentials")));
    }

    [Fact]
    public void The_default_profile_has_no_prefix()
    {
        AwsProfile.Write("default", Access, Variable);

        Assert.StartsWith("[default]", File.ReadAllText(_home.Of(".aws/config")), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_owner_may_read_the_keys()
    {
        AwsProfile.Write("local", Access, Variable);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_home.Of(".aws/credentials")));
    }

    [Fact]
    public void A_link_stays_a_link()
    {
        Directory.CreateDirectory(_home.Of(".aws"));
        File.WriteAllText(_home.Of("dotfile"), "[default]\n");
        File.CreateSymbolicLink(_home.Of(".aws/config"), _home.Of("dotfile"));

        AwsProfile.Write("local", Access, Variable);

        Assert.Contains("[profile local]", File.ReadAllText(_home.Of("dotfile")), StringComparison.Ordinal);
        Assert.NotNull(File.ResolveLinkTarget(_home.Of(".aws/config"), returnFinalTarget: false));
    }

    private string? Variable(string name) => name == "HOME" ? _home.Path : null;
}
