namespace Plimsoll.Ecr.Control.Lifecycle;

/// <summary>A rule of a lifecycle policy (spec/ecr.md §5).</summary>
/// <param name="Priority">From 1; lower ones go first.</param>
/// <param name="TagStatus"><c>tagged</c>, <c>untagged</c> or <c>any</c>.</param>
/// <param name="TagPatterns">Patterns with <c>*</c> of which an image must match every one, each by any of its tags.</param>
/// <param name="CountType"><c>imageCountMoreThan</c>, <c>sinceImagePushed</c> or <c>sinceImagePulled</c>.</param>
/// <param name="CountNumber">Images, or days.</param>
internal sealed record LifecycleRule(int Priority, string TagStatus, IReadOnlyList<string> TagPatterns, string CountType, int CountNumber)
{
    public const string Tagged = "tagged";
    public const string Untagged = "untagged";
    public const string Any = "any";
    public const string ImageCountMoreThan = "imageCountMoreThan";
    public const string SinceImagePushed = "sinceImagePushed";
    public const string SinceImagePulled = "sinceImagePulled";

    /// <summary>True for rules that count days.</summary>
    public static bool IsAge(string countType) => countType != ImageCountMoreThan;

    /// <summary>True when an image with these tags meets the tag requirement.</summary>
    public bool Covers(IReadOnlyList<string> tags) => TagStatus switch
    {
        Any => true,
        Untagged => tags.Count == 0,
        _ => tags.Count > 0 && TagPatterns.All(pattern => tags.Any(tag => Model.Wildcard.Matches(pattern, tag))),
    };
}
