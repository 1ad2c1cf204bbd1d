namespace Plimsoll.Ecr.Api.Policies;

/// <summary>Output of <c>GetRepositoryPolicy</c>.</summary>
internal sealed record GetRepositoryPolicyResponse
{
    public string? RegistryId { get; init; }

    public string? RepositoryName { get; init; }

    public string? PolicyText { get; init; }
}
