namespace Plimsoll.Ecr.Api.Lifecycle;

/// <summary>Output of <c>DeleteLifecyclePolicy</c>.</summary>
internal sealed record DeleteLifecyclePolicyResponse
{
    public string? RegistryId { get; init; }

    public string? RepositoryName { get; init; }

    public string? LifecyclePolicyText { get; init; }

    public DateTimeOffset? LastEvaluatedAt { get; init; }
}
