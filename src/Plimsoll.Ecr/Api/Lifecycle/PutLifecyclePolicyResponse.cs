namespace Plimsoll.Ecr.Api.Lifecycle;

/// <summary>Output of <c>PutLifecyclePolicy</c>.</summary>
internal sealed record PutLifecyclePolicyResponse
{
    public string? RegistryId { get; init; }

    public string? RepositoryName { get; init; }

    public string? LifecyclePolicyText { get; init; }
}
