using Plimsoll.Ecr.Model;

namespace Plimsoll.Ecr.Control.Lifecycle;

/// <summary>A rule of a lifecycle policy (spec/ecr.md §5; Amazon ECR User Guide, Lifecycle policy properties).</summary>
/// <param name="Priority">From 1; lower ones go first.</param>
/// <param name="TagStatus"><c>tagged</c>, <c>untagged</c> or <c>any</c>.</param>
/// <param name="TagPatterns">Patterns with <c>*</c> of which an image must match every one, each by any of its tags.</param>
/// <param name="CountType">One of the four constants.</param>
/// <param name="CountNumber">Images, or days.</param>
/// <param name="Action"><see cref="Expire"/> or <see cref="Transition"/> into the archive.</param>
internal sealed record LifecycleRule(
    int Priority, string TagStatus, IReadOnlyList<string> TagPatterns, string CountType, int CountNumber, string Action = LifecycleRule.Expire)
{
    public const string Tagged = "tagged";
    public const string Untagged = "untagged";
    public const string Any = "any";
    public const string ImageCountMoreThan = "imageCountMoreThan";
    public const string SinceImagePushed = "sinceImagePushed";
    public const string SinceImagePulled = "sinceImagePulled";
    public const string SinceImageTransitioned = "sinceImageTransitioned";
    public const string Expire = "expire";
    public const string Transition = "transition";

    /// <summary>True for a rule over archived images; every other one is over those that are not.</summary>
    public bool IsOfArchive => CountType == SinceImageTransitioned;

    /// <summary>True for a rule that archives.</summary>
    public bool Archives => Action == Transition;

    /// <summary>True for rules that count days.</summary>
    public static bool IsAge(string countType) => countType != ImageCountMoreThan;

    /// <summary>True when an image is of the rule's storage class and its tags meet the requirement.</summary>
    public bool Covers(LifecycleImage image) => image.ArchivedAt is not null == IsOfArchive && TagStatus switch
    {
        Any => true,
        Untagged => image.Tags.Count == 0,
        _ => image.Tags.Count > 0 && TagPatterns.All(pattern => image.Tags.Any(tag => Wildcard.Matches(pattern, tag))),
    };
}
