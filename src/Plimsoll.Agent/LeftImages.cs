using System.Net.Sockets;
using Docker.DotNet;
using Docker.DotNet.Models;
using Plimsoll.Agent.Containers;
using Plimsoll.Agent.Images;

namespace Plimsoll.Agent;

/// <summary>Takes images off an engine that servers brought to it. What a container uses, or a person named too, stays.</summary>
public static class LeftImages
{
    // No account of AWS has this number: it is ours alone.
    private const string OwnRegistry = "000000000000.dkr.ecr.";
    private const string None = "<none>";

    /// <summary>The image that every awsvpc task begins with.</summary>
    public static string Pause => PauseImage.Reference;

    /// <summary>Removes names of images, and what the registry called the same content.</summary>
    /// <param name="docker">The engine.</param>
    /// <param name="names">With a tag or a digest.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>The names that are gone by this.</returns>
    public static async Task<IReadOnlyList<string>> RemoveAsync(DockerEngine docker, IReadOnlyCollection<string> names, CancellationToken cancel)
    {
        var removed = new List<string>();
        foreach (var name in names.Distinct())
        {
            var digests = await DigestsAsync(docker, name, cancel).ConfigureAwait(false);
            foreach (var one in digests.Prepend(name).Distinct())
            {
                if (await TryRemoveAsync(docker, one, cancel).ConfigureAwait(false))
                {
                    removed.Add(one);
                }
            }
        }

        return removed;
    }

    /// <summary>Names that came from servers' registries which do not answer any more, and what Plimsoll itself makes.</summary>
    /// <param name="docker">The engine.</param>
    /// <param name="made">Names of images that Plimsoll makes.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<IReadOnlyList<string>> OfGoneServersAsync(DockerEngine docker, IReadOnlyCollection<string> made, CancellationToken cancel)
    {
        var images = await docker.Client.Images.ListImagesAsync(new ImagesListParameters { All = false }, cancel).ConfigureAwait(false);
        var names = images.SelectMany(image => (image.RepoTags ?? []).Concat(image.RepoDigests ?? [])).Where(name => !name.Contains(None, StringComparison.Ordinal));
        var answering = new Dictionary<string, bool>(StringComparer.Ordinal);
        var found = new List<string>();
        foreach (var name in names.Distinct())
        {
            var host = name.Split('/')[0];
            if (made.Contains(name) || host.StartsWith(OwnRegistry, StringComparison.Ordinal)
                || (IsLoopback(host) && name.Contains('@', StringComparison.Ordinal) && !await AnswersAsync(host).ConfigureAwait(false)))
            {
                found.Add(name);
            }
        }

        return found;

        async Task<bool> AnswersAsync(string host) =>
            answering.TryGetValue(host, out var known) ? known : answering[host] = await ListensAsync(host, cancel).ConfigureAwait(false);
    }

    // An image of ours was pulled by its digest, which stays as a name when the tag goes.
    private static async Task<IReadOnlyList<string>> DigestsAsync(DockerEngine docker, string name, CancellationToken cancel)
    {
        try
        {
            var image = await docker.Client.Images.InspectImageAsync(name, cancel).ConfigureAwait(false);
            return [.. (image.RepoDigests ?? []).Where(digest => RepositoryOf(digest) == RepositoryOf(name) || IsLoopback(digest.Split('/')[0]))];
        }
        catch (DockerImageNotFoundException)
        {
            return [];
        }
    }

    private static async Task<bool> TryRemoveAsync(DockerEngine docker, string name, CancellationToken cancel)
    {
        try
        {
            await docker.Client.Images.DeleteImageAsync(name, new ImageDeleteParameters(), cancel).ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (e is DockerImageNotFoundException or DockerApiException { StatusCode: System.Net.HttpStatusCode.Conflict })
        {
            // Gone already, or a container has it.
            return false;
        }
    }

    private static string RepositoryOf(string name)
    {
        var bare = name.Split('@')[0];
        var colon = bare.LastIndexOf(':');
        return colon > bare.LastIndexOf('/') ? bare[..colon] : bare;
    }

    private static bool IsLoopback(string host) =>
        host.StartsWith("127.", StringComparison.Ordinal) || host.StartsWith("localhost:", StringComparison.Ordinal);

    private static async Task<bool> ListensAsync(string host, CancellationToken cancel)
    {
        if (!Uri.TryCreate("http://" + host, UriKind.Absolute, out var address))
        {
            return true;
        }

        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(address.Host, address.Port, cancel).ConfigureAwait(false);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
