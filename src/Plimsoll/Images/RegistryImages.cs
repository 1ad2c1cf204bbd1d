using System.Text.Json.Serialization;
using Plimsoll.Client;
using Plimsoll.Hosting;

namespace Plimsoll.Images;

/// <summary>What <c>plimsoll images</c> shows.</summary>
internal sealed record RegistryImages(string Account, string Region, IReadOnlyList<RepositoryImages> Repositories)
{
    /// <summary>Asks the server.</summary>
    public static async Task<RegistryImages> AskAsync(ServerFile server, EcrClient ecr, CancellationToken cancel)
    {
        var repositories = new List<RepositoryImages>();
        foreach (var repository in await ecr.RepositoriesAsync(cancel))
        {
            repositories.Add(RepositoryImages.Of(
                repository, await ecr.ImagesAsync(repository.RepositoryName, cancel), await ecr.UseAsync(repository.RepositoryName, cancel)));
        }

        return new RegistryImages(server.Account, server.Region, repositories);
    }
}

/// <summary>A repository and its images, the youngest first.</summary>
internal sealed record RepositoryImages(string Name, string Uri, IReadOnlyList<ImageStatus> Images)
{
    public static RepositoryImages Of(Repository repository, IReadOnlyList<ImageDetail> images, IReadOnlyList<UsedImage> use)
    {
        var users = use.ToDictionary(image => image.ImageDigest, image => image.UsedBy, StringComparer.Ordinal);
        return new RepositoryImages(
            repository.RepositoryName,
            repository.RepositoryUri,
            [
                .. images.OrderByDescending(image => image.ImagePushedAt).ThenBy(image => image.ImageDigest, StringComparer.Ordinal).Select(image => new ImageStatus(
                    image.ImageDigest, image.ImageTags ?? [], image.ImageSizeInBytes, image.ImagePushedAt, image.LastRecordedPullTime,
                    image.ImageStatus == "ARCHIVED",
                    [.. users.GetValueOrDefault(image.ImageDigest, []).Select(ShortName)])),
            ]);
    }

    // arn:aws:ecs:REGION:ACCOUNT:task/CLUSTER/ID, arn:…:task-definition/FAMILY:REVISION
    private static string ShortName(string arn) => arn.Split(':', 6)[^1] is var resource && resource.StartsWith("task-definition/", StringComparison.Ordinal)
        ? $"definition {resource["task-definition/".Length..]}"
        : $"task {resource[(resource.LastIndexOf('/') + 1)..]}";
}

/// <summary>An image.</summary>
/// <param name="Digest">Which.</param>
/// <param name="Tags">Its tags; none when they have moved on.</param>
/// <param name="SizeInBytes">Bytes as pushed.</param>
/// <param name="PushedAt">When it came.</param>
/// <param name="LastPulledAt">To the day; null when nobody pulled it.</param>
/// <param name="Archived">Whether it lies in the archive, where nobody can pull it.</param>
/// <param name="UsedBy">Tasks that have not stopped, active definitions.</param>
internal sealed record ImageStatus(
    string Digest, IReadOnlyList<string> Tags, long SizeInBytes, DateTimeOffset PushedAt, DateTimeOffset? LastPulledAt, bool Archived, IReadOnlyList<string> UsedBy);

[JsonSourceGenerationOptions(
    WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RegistryImages))]
internal sealed partial class ImagesJson : JsonSerializerContext;
