using Plimsoll.Commands;
using Plimsoll.Profiles;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Profiles;

public sealed class AwsEnvironmentTests : IDisposable
{
    private readonly TemporaryDirectory _home = new();
    private readonly Dictionary<string, string> _variables = [];

    public AwsEnvironmentTests() => _variables["HOME"] = _home.Path;

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Without_an_endpoint_there_is_nothing_to_go_by()
    {
        Set(("AWS_ACCESS_KEY_ID", "AKIA1"), ("AWS_SECRET_ACCESS_KEY", "secret"));

        Assert.Null(Read());
    }

    [Fact]
    public void Variables_name_endpoint_region_and_keys()
    {
        Set(
            ("AWS_ENDPOINT_URL", "http://far:4566"), ("AWS_REGION", "eu-west-1"),
            ("AWS_ACCESS_KEY_ID", "AKIA1"), ("AWS_SECRET_ACCESS_KEY", "secret"), ("AWS_SESSION_TOKEN", "token"));

        var found = Read()!;

        Assert.Equal(
            ("http://far:4566/", "eu-west-1", "AKIA1", "secret", "token"),
            (found.Endpoint.ToString(), found.Region, found.Keys.AccessKeyId, found.Keys.SecretAccessKey, found.Keys.SessionToken));
    }

    [Fact]
    public void The_endpoint_of_ECS_alone_comes_before_that_of_all_services()
    {
        Set(("AWS_ENDPOINT_URL", "http://all"), ("AWS_ENDPOINT_URL_ECS", "http://ecs"), ("AWS_ACCESS_KEY_ID", "A"), ("AWS_SECRET_ACCESS_KEY", "s"));

        Assert.Equal("http://ecs/", Read()!.Endpoint.ToString());
    }

    [Fact]
    public void A_profile_gives_what_no_variable_gives()
    {
        Directory.CreateDirectory(_home.Of(".aws"));
        File.WriteAllText(_home.Of(".aws/config"), "[default]\nregion = us-west-2\n\n[profile far]\nregion = eu-north-1\nendpoint_url = http://far:1\n");
        File.WriteAllText(_home.Of(".aws/credentials"), "[far]\naws_access_key_id = AKIA2\naws_secret_access_key = s=e=c\n");
        Set(("AWS_PROFILE", "far"));

        var found = Read()!;

        Assert.Equal(("http://far:1/", "eu-north-1", "AKIA2", "s=e=c"), (found.Endpoint.ToString(), found.Region, found.Keys.AccessKeyId, found.Keys.SecretAccessKey));
    }

    [Theory]
    [InlineData("nosuch")]
    [InlineData("default")]
    public void A_profile_that_is_not_there_is_said_as_aws_says_it(string profile)
    {
        Set(("AWS_PROFILE", profile));

        Assert.Equal($"The config profile ({profile}) could not be found", Assert.Throws<CommandException>(Read).Message);
    }

    [Theory]
    [InlineData("config", "[profile far]", "far")]
    [InlineData("credentials", "[far]", "far")]
    [InlineData("config", "[profile \"far away\"]", "far away")]
    public void One_of_the_two_files_is_enough_for_a_profile(string file, string heading, string profile)
    {
        Directory.CreateDirectory(_home.Of(".aws"));
        File.WriteAllText(_home.Of(".aws/" + file), heading + "\n");
        Set(("AWS_PROFILE", profile));

        Assert.Null(Read());
    }

    [Fact]
    public void An_endpoint_without_keys_is_said_by_the_name_of_the_variable()
    {
        Set(("AWS_ENDPOINT_URL", "http://far:4566"));

        var error = Assert.Throws<CommandException>(Read);

        Assert.Contains("AWS_ENDPOINT_URL", error.Message, StringComparison.Ordinal);
        Assert.Contains("AWS_ACCESS_KEY_ID", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_address_is_refused()
    {
        Set(("AWS_ENDPOINT_URL", "far"), ("AWS_ACCESS_KEY_ID", "A"), ("AWS_SECRET_ACCESS_KEY", "s"));

        Assert.Throws<CommandException>(Read);
    }

    [Fact]
    public void Endpoints_can_be_told_to_be_ignored_as_for_any_AWS_tool()
    {
        Set(("AWS_ENDPOINT_URL", "http://far"), ("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true"));

        Assert.Null(Read());
    }

    private void Set(params (string Name, string Value)[] variables)
    {
        foreach (var (name, value) in variables)
        {
            _variables[name] = value;
        }
    }

    private AwsEnvironment? Read() => AwsEnvironment.Read(name => _variables.GetValueOrDefault(name));
}
