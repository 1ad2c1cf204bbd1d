namespace Plimsoll.Ecr.Api;

/// <summary>A request about several repositories, perhaps of another account: their policies have a say in it.</summary>
internal interface IRepositoriesRequest
{
    /// <summary>Names of the repositories; null for all of the registry.</summary>
    IReadOnlyList<string>? RepositoryNames { get; }

    /// <summary>Their registry; null for the caller's.</summary>
    string? RegistryId { get; }
}
