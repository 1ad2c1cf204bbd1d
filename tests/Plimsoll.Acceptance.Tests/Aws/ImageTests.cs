using System.Text.Json;
using Plimsoll.Acceptance.Tests.Support;

namespace Plimsoll.Acceptance.Tests.Aws;

/// <summary>Images from <c>docker push</c> to the running container, with the real <c>aws</c> and the real <c>docker</c>.</summary>
public sealed class ImageTests(LocalCluster cluster) : IClassFixture<LocalCluster>, IDisposable
{
    private readonly DirectoryInfo _docker = Directory.CreateTempSubdirectory("plimsoll-docker-");
    private readonly List<string> _images = [];

    [Fact]
    public async Task A_pushed_image_runs_by_its_name_of_AWS_and_by_the_registrys_own_and_shows_its_digest()
    {
        var repository = await MakeAsync("runs");
        var digest = await PushAsync(repository, "v1", "one");

        foreach (var image in new[] { AwsName("runs:v1"), $"{repository}:v1", AwsName($"runs@{digest}") })
        {
            var container = (await RunAsync(image, "RUNNING")).GetProperty("containers")[0];
            Assert.Equal(image, container.GetProperty("image").GetString());
            Assert.Equal(digest, container.GetProperty("imageDigest").GetString());
        }
    }

    [Fact]
    public async Task What_was_pushed_last_under_a_tag_is_what_the_next_task_runs()
    {
        var repository = await MakeAsync("moves");
        await PushAsync(repository, "v1", "one");
        await RunAsync(AwsName("moves:v1"), "RUNNING");

        var digest = await PushAsync(repository, "v1", "two");

        Assert.Equal(digest, (await RunAsync(AwsName("moves:v1"), "RUNNING")).GetProperty("containers")[0].GetProperty("imageDigest").GetString());
    }

    [Fact]
    public async Task An_image_in_use_is_not_deleted_but_its_repository_is_by_force()
    {
        var repository = await MakeAsync("held");
        await PushAsync(repository, "v1", "one");
        await RunAsync(AwsName("held:v1"), "RUNNING");

        var refused = (await cluster.AwsAsync("ecr batch-delete-image --repository-name held --image-ids imageTag=v1")).GetProperty("failures")[0];

        Assert.Equal("ImageInUse", refused.GetProperty("failureCode").GetString());
        Assert.Contains(":task-definition/images:", refused.GetProperty("failureReason").GetString(), StringComparison.Ordinal);
        await cluster.AwsAsync("ecr delete-repository --repository-name held --force");
    }

    [Theory]
    [InlineData("there:none", "Error response from daemon: manifest for {0} not found: manifest unknown: Requested image not found")]
    [InlineData("nowhere:v1", "Error response from daemon: repository {1} not found: name unknown: The repository with name 'nowhere' does not exist in the registry with id '000000000000'")]
    public async Task An_image_that_is_not_in_the_registry_is_named_in_AWSs_words(string name, string words)
    {
        await MakeAsync("there");
        var image = AwsName(name);

        var task = await RunAsync(image, "STOPPED");

        var expected = "CannotPullContainerError: " + string.Format(System.Globalization.CultureInfo.InvariantCulture, words, image, image.Split(':')[0]);
        Assert.Equal("TaskFailedToStart", task.GetProperty("stopCode").GetString());
        Assert.Equal(expected, task.GetProperty("stoppedReason").GetString());
        Assert.Equal(expected, task.GetProperty("containers")[0].GetProperty("reason").GetString());
    }

    public void Dispose()
    {
        // The tasks' containers hold their images; what is left goes with them when the server is reset.
        Command.RunAsync("docker", ["rmi", "--force", .. _images]).GetAwaiter().GetResult();
        _docker.Delete(recursive: true);
    }

    private static string AwsName(string image) => $"000000000000.dkr.ecr.us-east-1.amazonaws.com/{image}";

    private async Task<string> MakeAsync(string repository)
    {
        var made = await cluster.TryAwsAsync($"ecr create-repository --repository-name {repository}");
        Assert.True(made.Code == 0 || made.Error.Contains("RepositoryAlreadyExists", StringComparison.Ordinal), made.Error);
        return (await cluster.AwsAsync($"ecr describe-repositories --repository-names {repository}")).GetProperty("repositories")[0].GetProperty("repositoryUri").GetString()!;
    }

    private async Task<string> PushAsync(string repository, string tag, string content)
    {
        var context = _docker.CreateSubdirectory(content);
        File.Copy("/bin/busybox", Path.Combine(context.FullName, "sh"), overwrite: true);
        await File.WriteAllTextAsync(Path.Combine(context.FullName, "content"), content);
        await File.WriteAllTextAsync(Path.Combine(context.FullName, "Dockerfile"), "FROM scratch\nCOPY sh /bin/sh\nCOPY content /\nCMD [\"/bin/sh\", \"-c\", \"exec sleep 600\"]\n");
        var password = (await cluster.TryAwsAsync("ecr get-login-password")).Output.Trim();
        await DockerAsync("login", "--username", "AWS", "--password", password, repository.Split('/')[0]);
        var image = $"{repository}:{tag}";
        await DockerAsync("build", "-q", "-t", image, context.FullName);
        await DockerAsync("push", "-q", image);
        await DockerAsync("rmi", image);
        var details = await cluster.AwsAsync($"ecr describe-images --repository-name {repository.Split('/')[1]} --image-ids imageTag={tag}");
        var digest = details.GetProperty("imageDetails")[0].GetProperty("imageDigest").GetString()!;
        _images.AddRange([AwsName($"{repository.Split('/')[1]}:{tag}"), $"{repository}@{digest}"]);
        return digest;
    }

    private async Task DockerAsync(params string[] arguments)
    {
        var run = await Command.RunAsync("docker", ["--config", _docker.FullName, .. arguments]);
        Assert.True(run.Code == 0, $"docker {string.Join(' ', arguments)}: {run.Error}");
    }

    private async Task<JsonElement> RunAsync(string image, string status)
    {
        var definition = $$"""{"family":"images","containerDefinitions":[{"name":"main","image":"{{image}}","memory":16}]}""";
        var registered = await cluster.AwsAsync("ecs register-task-definition --cli-input-json", definition);
        var arn = registered.GetProperty("taskDefinition").GetProperty("taskDefinitionArn").GetString();
        var task = (await cluster.AwsAsync($"ecs run-task --task-definition {arn}")).GetProperty("tasks")[0].GetProperty("taskArn").GetString()!;
        var described = await cluster.UntilTaskAsync(task, status);
        await cluster.AwsAsync($"ecs stop-task --task {task}");
        return described;
    }
}
