namespace Plimsoll.Ecr.Api.Policies;

/// <summary>Output of <c>DeleteRepositoryPolicy</c>.</summary>
internal sealed record DeleteRepositoryPolicyResponse
{
    public string? RegistryId { get; init; }

    public string? RepositoryName { get; init; }

    public string? PolicyText { get; init; }
}
