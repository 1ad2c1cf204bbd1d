using Plimsoll.Ecr.Control.PullThrough.Upstream;
using Plimsoll.Wire.Errors;

namespace Plimsoll.Ecr.Tests.Control.PullThrough.Upstream;

public sealed class UpstreamLoginsTests : IDisposable
{
    private const string Arn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:ecr-pullthroughcache/hub-AbCdEf";
    private static readonly Uri Host = new("https://quay.io/");
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData(Arn)]
    [InlineData("ecr-pullthroughcache/hub-AbCdEf")]
    [InlineData("ecr-pullthroughcache/hub")]
    public void A_secret_is_found_by_its_ARN_or_its_name(string key)
    {
        Write($$$"""{"{{{key}}}":{"username":"ada","accessToken":"x"}}""");

        Assert.Equal("ada", new UpstreamLogins(_file).Find(Arn, Host)!.Username);
    }

    [Fact]
    public void A_rule_without_a_secret_takes_the_login_of_the_host_if_there_is_one()
    {
        Write("""{"quay.io":{"username":"ada","accessToken":"x"}}""");

        Assert.Equal("ada", new UpstreamLogins(_file).Find(null, Host)!.Username);
        Assert.Null(new UpstreamLogins(_file).Find(null, new Uri("https://ghcr.io/")));
    }

    [Fact]
    public void A_secret_that_is_not_there_is_refused()
    {
        Write("{}");

        Assert.Equal("SecretNotFoundException", Refusal().Code);
        Assert.Equal("SecretNotFoundException", Assert.Throws<AwsException>(() => new UpstreamLogins(null).Find(Arn, Host)).Code);
    }

    [Theory]
    [InlineData("""{"quay.io":{"username":"ada","accessToken":"hidden""")]
    [InlineData("""{"quay.io":{"username":"","accessToken":"hidden"}}""")]
    [InlineData("""{"quay.io":null}""")]
    [InlineData("""["hidden"]""")]
    public void A_file_that_is_not_right_is_refused_and_nothing_of_it_is_told(string content)
    {
        Write(content);

        var refused = Refusal();

        Assert.Equal("UnableToAccessSecretException", refused.Code);
        Assert.DoesNotContain("hidden", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_others_can_read_is_refused()
    {
        Write("{}");
        File.SetUnixFileMode(_file, UnixFileMode.UserRead | UnixFileMode.GroupRead);

        Assert.Contains("chmod 600", Refusal().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_changed_is_read_again()
    {
        var logins = new UpstreamLogins(_file);
        Write("""{"quay.io":{"username":"ada","accessToken":"x"}}""");
        Assert.Equal("ada", logins.Find(null, Host)!.Username);

        Write("""{"quay.io":{"username":"eve","accessToken":"x"}}""");
        File.SetLastWriteTimeUtc(_file, File.GetLastWriteTimeUtc(_file).AddSeconds(1));

        Assert.Equal("eve", logins.Find(null, Host)!.Username);
    }

    private AwsException Refusal() => Assert.Throws<AwsException>(() => new UpstreamLogins(_file).Find(Arn, Host));

    private void Write(string content) => File.WriteAllText(_file, content);
}
