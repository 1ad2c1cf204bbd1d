using Plimsoll.Commands;
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
    public void A_session_token_of_older_keys_does_not_stay()
    {
        Directory.CreateDirectory(_home.Of(".aws"));
        File.WriteAllText(_home.Of(".aws/credentials"), "[local]\naws_session_token = old\naws_access_key_id = ASIA\n\n[other]\naws_session_token = kept\n");

        AwsProfile.Write("local", Access, Variable);

        Assert.Equal(
            "[local]\naws_access_key_id = AKIA\naws_secret_access_key = secret\n\n[other]\naws_session_token = kept\n",
            File.ReadAllText(_home.Of(".aws/credentials")));
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_said_with_the_remedy()
    {
        File.WriteAllText(_home.Of(".aws"), "a file where the directory belongs");

        var error = Assert.Throws<CommandException>(() => AwsProfile.Write("local", Access, Variable));

        Assert.Contains("AWS_CONFIG_FILE", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_variable_names_no_file()
    {
        AwsProfile.Write("local", Access, name => name == "AWS_CONFIG_FILE" ? "" : Variable(name));

        Assert.True(File.Exists(_home.Of(".aws/config")));
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
