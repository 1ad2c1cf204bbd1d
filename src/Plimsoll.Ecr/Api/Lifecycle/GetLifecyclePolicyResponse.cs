namespace Plimsoll.Ecr.Api.Lifecycle;

/// <summary>Output of <c>GetLifecyclePolicy</c>.</summary>
internal sealed record GetLifecyclePolicyResponse
{
    public string? RegistryId { get; init; }

    public string? RepositoryName { get; init; }

    public string? LifecyclePolicyText { get; init; }

    public DateTimeOffset? LastEvaluatedAt { get; init; }
}
