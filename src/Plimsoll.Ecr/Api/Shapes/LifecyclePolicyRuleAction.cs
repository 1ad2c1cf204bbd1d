namespace Plimsoll.Ecr.Api.Shapes;

/// <summary>What a lifecycle rule would do to an image.</summary>
internal sealed record LifecyclePolicyRuleAction
{
    public string? Type { get; init; }

    public string? TargetStorageClass { get; init; }
}
