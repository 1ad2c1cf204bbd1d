namespace Plimsoll.Ecr.Api.Lifecycle;

/// <summary>Output of <c>StartLifecyclePolicyPreview</c>.</summary>
internal sealed record StartLifecyclePolicyPreviewResponse
{
    public string? RegistryId { get; init; }

    public string? RepositoryName { get; init; }

    public string? LifecyclePolicyText { get; init; }

    public string? Status { get; init; }
}
