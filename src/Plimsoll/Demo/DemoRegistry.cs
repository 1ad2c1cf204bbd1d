using System.Text;
using Plimsoll.Client;
using Plimsoll.Commands;

namespace Plimsoll.Demo;

/// <summary>Brings the demo's image into the registry, as a person does: repository, login, tag, push.</summary>
/// <param name="ecr">Calls the server.</param>
/// <param name="docker">The command of the engine.</param>
/// <param name="account">Account of the registry.</param>
/// <param name="region">Its region.</param>
internal sealed class DemoRegistry(EcrClient ecr, DockerCli docker, string account, string region)
{
    /// <summary>Name of the repository.</summary>
    public const string Repository = "demo";

    private const string Tag = "v1";
    private const string User = "AWS:";
    private string? _pushed;

    /// <summary>The image as a task definition written for AWS names it.</summary>
    public string AwsName { get; } = $"{account}.dkr.ecr.{region}.amazonaws.com/{Repository}:{Tag}";

    /// <summary>Pushes it, and takes the name away from the engine again, so that what runs is pulled.</summary>
    /// <exception cref="CommandException">Docker refused.</exception>
    public async Task<DemoPush> PushAsync(CancellationToken cancel)
    {
        var repository = await ecr.MakeRepositoryAsync(Repository, cancel);
        var login = await ecr.LoginAsync(cancel);
        var password = Encoding.UTF8.GetString(Convert.FromBase64String(login.AuthorizationToken))[User.Length..];
        await docker.RunAsync(["login", "--username", "AWS", "--password-stdin", repository.RepositoryUri.Split('/')[0]], password, cancel);
        _pushed = $"{repository.RepositoryUri}:{Tag}";
        await docker.RunAsync(["tag", DemoImage.Name, _pushed], null, cancel);
        await docker.RunAsync(["push", "--quiet", _pushed], null, cancel);
        await docker.RunAsync(["rmi", _pushed], null, cancel);
        var image = (await ecr.ImagesAsync(Repository, cancel)).Single(one => one.ImageTags?.Contains(Tag) == true);
        return new DemoPush(_pushed, image.ImageDigest, image.ImageSizeInBytes);
    }

    /// <summary>Takes the names off the engine that the demo gave, and the image that it built.</summary>
    public async Task ForgetAsync(CancellationToken cancel)
    {
        if (_pushed is { } pushed)
        {
            // Not there when the demo was interrupted early, which is as good.
            await docker.TryAsync(["rmi", pushed], null, cancel);
            await docker.TryAsync(["rmi", AwsName], null, cancel);
            foreach (var digest in (await ecr.ImagesAsync(Repository, cancel)).Select(image => image.ImageDigest))
            {
                await docker.TryAsync(["rmi", $"{pushed[..pushed.LastIndexOf(':')]}@{digest}"], null, cancel);
            }
        }

        await docker.TryAsync(["rmi", DemoImage.Name], null, cancel);
    }
}

/// <summary>An image that was pushed.</summary>
/// <param name="Name">Registry, repository and tag.</param>
/// <param name="Digest">What the registry says it is.</param>
/// <param name="Bytes">Its size there.</param>
internal sealed record DemoPush(string Name, string Digest, long Bytes);
