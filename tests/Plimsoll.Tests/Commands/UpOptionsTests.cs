using System.CommandLine;
using Plimsoll.Commands;
using Plimsoll.Hosting;

namespace Plimsoll.Tests.Commands;

public sealed class UpOptionsTests
{
    [Fact]
    public void Without_options_the_server_is_the_one_that_tools_for_local_AWS_look_for()
    {
        var options = Read();

        Assert.Equal((4566, "127.0.0.1", AuthMode.On, "us-east-1", "000000000000"), (options.Port, options.Host, options.Auth, options.Region, options.Account));
    }

    [Theory]
    [InlineData(true, "--s3-endpoint", "http://10.0.0.5:9000")]
    [InlineData(false, "--s3-endpoint", "http://10.0.0.5:9000", "--s3-path-style", "off")]
    [InlineData(false, "--blob-store", "s3://layers/team-a")]
    public void The_service_that_takes_exports_of_logs_is_the_one_of_the_blobs(bool pathStyle, params string[] arguments) =>
        Assert.Equal(pathStyle, Read(arguments).S3?.PathStyle);

    [Fact]
    public void Without_a_service_there_is_nowhere_to_export_to() => Assert.Null(Read().S3);

    [Theory]
    [InlineData("--port", "65536")]
    [InlineData("--port", "many")]
    [InlineData("--data", "")]
    [InlineData("--host", "localhost.example")]
    [InlineData("--account", "12345678901")]
    [InlineData("--account", "12345678901x")]
    [InlineData("--region", "US East")]
    [InlineData("--auth", "maybe")]
    [InlineData("--instances", "-1")]
    [InlineData("--instances", "251")]
    [InlineData("--registry-host", "registry")]
    [InlineData("--registry-host", "http://registry.test")]
    [InlineData("--registry-host", "registry.test/app")]
    [InlineData("--registry-host", "registry.test:port")]
    [InlineData("--registry-host", "Registry.test")]
    [InlineData("--registry-host", "")]
    [InlineData("--zones", "0")]
    [InlineData("--zones", "7")]
    [InlineData("--instance-type", "t9.huge")]
    [InlineData("--cluster", "no spaces")]
    [InlineData("--s3-endpoint", "10.0.0.5:9000")]
    [InlineData("--s3-path-style", "on")]
    public void A_wrong_value_is_refused(params string[] arguments) => Assert.NotEmpty(Errors(arguments));

    [Theory]
    [InlineData("demo", "--port", "65536")]
    [InlineData("status", "--data", "")]
    [InlineData("env", "--profile", "")]
    [InlineData("env", "--profile", "a b")]
    [InlineData("env", "--profile", "a]")]
    [InlineData("env", "--profile", "a\n[default]")]
    public void A_wrong_value_of_another_command_is_refused(params string[] arguments) =>
        Assert.NotEmpty(CommandTree.Build().Parse(arguments).Errors);

    [Theory]
    [InlineData("registry.test")]
    [InlineData("registry:5000")]
    [InlineData("localhost")]
    [InlineData("192.168.1.5:4566")]
    public void A_host_of_the_registry_is_one_that_docker_takes_for_a_host(string host) =>
        Assert.Equal(host, Read("--registry-host", host).RegistryHost);

    [Fact]
    public void Nothing_scans_images_unless_a_command_is_given() =>
        Assert.Equal((null, "grype -o json"), (Read().ImageScanner, Read("--image-scanner", "grype -o json").ImageScanner));

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("192.168.1.5")]
    public void Auth_off_is_refused_beyond_loopback(string host) => Assert.NotEmpty(Errors("--auth", "off", "--host", host));

    [Fact]
    public void Any_key_is_refused_beyond_loopback_outside_a_container() =>
        Assert.Equal(Container.IsInside, !Errors("--auth", "any-key", "--host", "0.0.0.0").Any());

    [Fact]
    public void Any_key_is_let_in_on_loopback() => Assert.Equal(AuthMode.AnyKey, Read("--auth", "any-key").Auth);

    [Fact]
    public void Auth_off_is_let_in_on_loopback() => Assert.Equal(AuthMode.Off, Read("--auth", "off").Auth);

    [Fact]
    public void Auth_on_may_listen_anywhere() => Assert.Empty(Errors("--host", "0.0.0.0"));

    private static IEnumerable<string> Errors(params string[] arguments) =>
        CommandTree.Build().Parse(["up", .. arguments]).Errors.Select(error => error.Message);

    private static ServerOptions Read(params string[] arguments)
    {
        var options = new ServerCommandOptions();
        var command = new Command("up");
        options.AddTo(command);
        var parsed = command.Parse(arguments);
        Assert.Empty(parsed.Errors);
        return options.Read(parsed);
    }
}
