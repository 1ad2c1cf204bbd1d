using Plimsoll.Wire.Errors;

namespace Plimsoll.Client;

/// <summary>The calls of ECR that commands and the demo make.</summary>
/// <param name="caller">Calls the server.</param>
internal sealed class EcrClient(EcsClient caller)
{
    private const string Target = "AmazonEC2ContainerRegistry_V20150921.";
    private const string Own = "PlimsollEcr.";
    private const int Page = 1000;

    /// <summary>Makes a repository, or finds it.</summary>
    public async Task<Repository> MakeRepositoryAsync(string name, CancellationToken cancel)
    {
        try
        {
            return (await CallAsync("ecr", Target + "CreateRepository", new RepositoryRequest { RepositoryName = name }, cancel)).Repository!;
        }
        catch (AwsException error) when (error.Code == "RepositoryAlreadyExistsException")
        {
            return (await RepositoriesAsync(cancel)).Single(one => one.RepositoryName == name);
        }
    }

    /// <summary>A login for the registry.</summary>
    public async Task<AuthorizationData> LoginAsync(CancellationToken cancel) =>
        (await CallAsync("ecr", Target + "GetAuthorizationToken", new RepositoryRequest(), cancel)).AuthorizationData[0];

    /// <summary>All repositories.</summary>
    public Task<IReadOnlyList<Repository>> RepositoriesAsync(CancellationToken cancel) =>
        AllAsync("DescribeRepositories", new RepositoryRequest(), answer => answer.Repositories, cancel);

    /// <summary>The images of a repository, those in the archive too.</summary>
    public Task<IReadOnlyList<ImageDetail>> ImagesAsync(string repository, CancellationToken cancel) =>
        AllAsync("DescribeImages", new RepositoryRequest { RepositoryName = repository, Filter = new ImageFilter("ANY") }, answer => answer.ImageDetails, cancel);

    /// <summary>Those of them that are in use.</summary>
    public async Task<IReadOnlyList<UsedImage>> UseAsync(string repository, CancellationToken cancel) =>
        (await CallAsync("plimsoll", Own + "DescribeImageUse", new RepositoryRequest { RepositoryName = repository }, cancel)).Images;

    /// <summary>Deletes images; with force those in use too.</summary>
    public Task<RepositoryResponse> DeleteAsync(string repository, IReadOnlyList<ImageId> images, bool force, CancellationToken cancel)
    {
        var request = new RepositoryRequest { RepositoryName = repository, ImageIds = images };
        return force
            ? CallAsync("plimsoll", Own + "ForceDeleteImages", request, cancel)
            : CallAsync("ecr", Target + "BatchDeleteImage", request, cancel);
    }

    private async Task<IReadOnlyList<T>> AllAsync<T>(
        string operation, RepositoryRequest request, Func<RepositoryResponse, IReadOnlyList<T>> part, CancellationToken cancel)
    {
        var found = new List<T>();
        string? next = null;
        do
        {
            var page = await CallAsync("ecr", Target + operation, request with { MaxResults = Page, NextToken = next }, cancel);
            found.AddRange(part(page));
            next = page.NextToken;
        }
        while (next is not null);
        return found;
    }

    private Task<RepositoryResponse> CallAsync(string service, string target, RepositoryRequest request, CancellationToken cancel) =>
        caller.CallAsync(service, target, request, ClientJson.Default.RepositoryRequest, ClientJson.Default.RepositoryResponse, cancel);
}
