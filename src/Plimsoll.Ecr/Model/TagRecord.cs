namespace Plimsoll.Ecr.Model;

/// <summary>A tag of an image.</summary>
/// <param name="Repository">Where.</param>
/// <param name="Tag">The tag.</param>
/// <param name="Digest">The image.</param>
internal sealed record TagRecord(string Repository, string Tag, string Digest)
{
    /// <summary>When the tag was last compared with the registry that it comes from; null for a tag that was pushed.</summary>
    public DateTimeOffset? CheckedAt { get; init; }

    public string Key => KeyOf(Repository, Tag);

    public static string KeyOf(string repository, string tag) => $"{repository}:{tag}";
}
