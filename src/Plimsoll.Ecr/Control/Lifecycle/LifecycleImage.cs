using Plimsoll.Cells;
using Plimsoll.Ecr.Control.Holding;
using Plimsoll.Ecr.Model;

namespace Plimsoll.Ecr.Control.Lifecycle;

/// <summary>An image as a policy sees it.</summary>
/// <param name="Digest">Which.</param>
/// <param name="Tags">Its tags.</param>
/// <param name="PushedAt">When it came.</param>
/// <param name="UsedAt">When it was last pulled; when it came, or came back from the archive, where nobody pulled it since.</param>
internal sealed record LifecycleImage(string Digest, IReadOnlyList<string> Tags, DateTimeOffset PushedAt, DateTimeOffset UsedAt)
{
    /// <summary>When it went into the archive; null while it is not there.</summary>
    public DateTimeOffset? ArchivedAt { get; init; }

    /// <summary>A task runs from it, or an active definition names it: it stays as it is while they do.</summary>
    public bool IsHeld { get; init; }

    /// <summary>An index names it: it does not expire.</summary>
    public bool IsPart { get; init; }

    /// <summary>An index that is not archived names it: it is not archived.</summary>
    public bool IsActivePart { get; init; }

    /// <summary>True when a rule may not do to it what it does.</summary>
    public bool Stays(LifecycleRule rule) => IsHeld || (rule.Archives ? IsActivePart : IsPart);

    /// <summary>The images of a repository.</summary>
    /// <param name="view">The cell.</param>
    /// <param name="repository">The repository.</param>
    /// <param name="holds">What uses its images.</param>
    public static IReadOnlyList<LifecycleImage> AllOf(View view, string repository, Holds holds) =>
        [.. view.In(EcrTables.ImagesByRepository, repository).Select(image => Of(view, image, holds))];

    private static LifecycleImage Of(View view, ImageRecord image, Holds holds)
    {
        var use = view.Derived<ImageUse>();
        var used = image.PulledAt ?? image.PushedAt;
        return new LifecycleImage(
            image.Digest, [.. view.In(EcrTables.TagsByImage, image.Key).Select(tag => tag.Tag)], image.PushedAt,
            image.ActivatedAt > used ? image.ActivatedAt.Value : used)
        {
            ArchivedAt = image.IsArchived ? image.ArchivedAt : null,
            IsHeld = holds.Of(image.Digest).Count > 0,
            IsPart = use.HasChild(image.Repository, image.Digest),
            IsActivePart = use.HasActiveChild(image.Repository, image.Digest),
        };
    }
}
