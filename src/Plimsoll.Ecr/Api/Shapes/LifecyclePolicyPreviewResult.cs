namespace Plimsoll.Ecr.Api.Shapes;

/// <summary>An image that a lifecycle policy would act on.</summary>
internal sealed record LifecyclePolicyPreviewResult
{
    public IReadOnlyList<string>? ImageTags { get; init; }

    public string? ImageDigest { get; init; }

    public DateTimeOffset? ImagePushedAt { get; init; }

    public LifecyclePolicyRuleAction? Action { get; init; }

    public int? AppliedRulePriority { get; init; }

    public string? StorageClass { get; init; }
}
