namespace Plimsoll.Ecr.Api;

/// <summary>A request about one repository, perhaps of another account: the policy of the repository has a say in it.</summary>
internal interface IRepositoryRequest
{
    /// <summary>Name of the repository.</summary>
    string? RepositoryName { get; }

    /// <summary>Its registry; null for the caller's.</summary>
    string? RegistryId { get; }
}
