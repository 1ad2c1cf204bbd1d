using Plimsoll.Ecr.Api.Shapes;

namespace Plimsoll.Ecr.Api.Lifecycle;

/// <summary>Output of <c>GetLifecyclePolicyPreview</c>.</summary>
internal sealed record GetLifecyclePolicyPreviewResponse
{
    public string? RegistryId { get; init; }

    public string? RepositoryName { get; init; }

    public string? LifecyclePolicyText { get; init; }

    public string? Status { get; init; }

    public string? NextToken { get; init; }

    public IReadOnlyList<LifecyclePolicyPreviewResult>? PreviewResults { get; init; }

    public LifecyclePolicyPreviewSummary? Summary { get; init; }
}
