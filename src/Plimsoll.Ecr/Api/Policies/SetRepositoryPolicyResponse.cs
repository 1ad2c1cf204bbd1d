namespace Plimsoll.Ecr.Api.Policies;

/// <summary>Output of <c>SetRepositoryPolicy</c>.</summary>
internal sealed record SetRepositoryPolicyResponse
{
    public string? RegistryId { get; init; }

    public string? RepositoryName { get; init; }

    public string? PolicyText { get; init; }
}
