namespace Plimsoll.Ecr.Api.Shapes;

/// <summary>What a lifecycle policy would do to the whole repository.</summary>
internal sealed record LifecyclePolicyPreviewSummary
{
    public int? ExpiringImageTotalCount { get; init; }

    public IReadOnlyList<TransitioningImageTotalCount>? TransitioningImageTotalCounts { get; init; }
}
