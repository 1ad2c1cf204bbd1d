using Plimsoll.Ecr.Tests.Support;

namespace Plimsoll.Ecr.Tests.Running;

/// <summary>The real docker client and the real AWS CLI against the registry.</summary>
public sealed class DockerTests : IAsyncLifetime
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("plimsoll-ecr-docker");
    private EcrHarness _ecr = null!;
    private CommandLine _shell = null!;
    private string _host = "";

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(CommandLine.Succeeds("docker info"), "no docker engine answers");
        Assert.SkipUnless(CommandLine.Succeeds("aws --version"), "the AWS CLI is not installed");
        _ecr = await EcrHarness.StartAsync();
        _host = _ecr.Registry.BaseAddress!.Authority;
        _shell = new CommandLine(_home.FullName, $"http://{_host}");
    }

    public async ValueTask DisposeAsync()
    {
        if (_ecr is not null)
        {
            CommandLine.Succeeds($"docker rmi -f {_host}/demo/app:v1 {_host}/demo/app:v2");
            await _ecr.DisposeAsync();
        }

        _home.Delete(recursive: true);
    }

    [Fact]
    public async Task Log_in_build_push_tag_and_pull_work_as_on_AWS()
    {
        var created = await _shell.RunAsync("aws ecr create-repository --repository-name demo/app --query repository.repositoryUri --output text");
        var image = created.Trim();
        Assert.Equal($"{_host}/demo/app", image);
        Assert.Contains("Login Succeeded", await _shell.RunAsync($"aws ecr get-login-password | docker login --username AWS --password-stdin {_host}"), StringComparison.Ordinal);
        await WriteContextAsync();
        await _shell.RunAsync($"docker build -t {image}:v1 context");
        var id = await _shell.RunAsync($"docker image inspect -f '{{{{.Id}}}}' {image}:v1");

        var pushed = await _shell.RunAsync($"docker push {image}:v1");
        var again = await _shell.RunAsync($"docker tag {image}:v1 {image}:v2; docker push {image}:v2");

        Assert.Contains("v1: digest: sha256:", pushed, StringComparison.Ordinal);
        Assert.Contains("Layer already exists", again, StringComparison.Ordinal);
        await _shell.RunAsync($"docker rmi {image}:v1 {image}:v2");
        Assert.Contains("Downloaded newer image", await _shell.RunAsync($"docker pull {image}:v2"), StringComparison.Ordinal);
        Assert.Equal(id, await _shell.RunAsync($"docker image inspect -f '{{{{.Id}}}}' {image}:v2"));

        var tags = await _shell.RunAsync("aws ecr describe-images --repository-name demo/app --query 'imageDetails[].imageTags[]' --output text");
        Assert.Equal(["v1", "v2"], tags.Split().Where(tag => tag.Length > 0));
        await _shell.RunAsync("aws ecr batch-delete-image --repository-name demo/app --image-ids imageTag=v1 imageTag=v2");
        await _shell.RunAsync("aws ecr delete-repository --repository-name demo/app");
    }

    [Fact]
    public async Task The_login_of_the_first_CLI_works_too()
    {
        Assert.SkipUnless(CommandLine.Succeeds("aws ecr get-login help"), "this AWS CLI has no get-login");

        Assert.Contains("Login Succeeded", await _shell.RunAsync("$(aws ecr get-login --no-include-email --region eu-west-1)"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_image_is_pulled_by_several_at_once()
    {
        await _ecr.MakeAsync("demo/app");
        await _shell.RunAsync($"aws ecr get-login-password | docker login --username AWS --password-stdin {_host}");
        await WriteContextAsync();
        await _shell.RunAsync($"docker build -t {_host}/demo/app:v1 context; docker push {_host}/demo/app:v1; docker rmi {_host}/demo/app:v1");

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => _shell.RunAsync($"docker pull {_host}/demo/app:v1")));
    }

    // Two layers, each unlike any other: the engine must not have them from an earlier run.
    private async Task WriteContextAsync()
    {
        var context = _home.CreateSubdirectory("context").FullName;
        await File.WriteAllBytesAsync(Path.Combine(context, "a"), Guid.NewGuid().ToByteArray());
        await File.WriteAllBytesAsync(Path.Combine(context, "b"), TemporaryBlobs.Bytes(Guid.NewGuid().GetHashCode(), 3 << 20));
        await File.WriteAllTextAsync(Path.Combine(context, "Dockerfile"), "FROM scratch\nCOPY a /a\nCOPY b /b\nCMD [\"/a\"]\n");
    }
}
