using Plimsoll.Cells;
using Plimsoll.Ecr.Control.Holding;
using Plimsoll.Ecr.Model;

namespace Plimsoll.Ecr.Control.Lifecycle;

/// <summary>An image as a policy sees it.</summary>
/// <param name="Digest">Which.</param>
/// <param name="Tags">Its tags.</param>
/// <param name="PushedAt">When it came.</param>
/// <param name="UsedAt">When it was last pulled; when it came, where nobody pulled it.</param>
/// <param name="IsKept">An index names it, a task runs from it or an active definition names it: it stays while they do.</param>
internal sealed record LifecycleImage(string Digest, IReadOnlyList<string> Tags, DateTimeOffset PushedAt, DateTimeOffset UsedAt, bool IsKept)
{
    /// <summary>The images of a repository.</summary>
    /// <param name="view">The cell.</param>
    /// <param name="repository">The repository.</param>
    /// <param name="holds">What uses its images.</param>
    public static IReadOnlyList<LifecycleImage> AllOf(View view, string repository, Holds holds)
    {
        var use = view.Derived<ImageUse>();
        return
        [
            .. view.In(EcrTables.ImagesByRepository, repository).Select(image => new LifecycleImage(
                image.Digest, [.. view.In(EcrTables.TagsByImage, image.Key).Select(tag => tag.Tag)], image.PushedAt,
                image.PulledAt ?? image.PushedAt, use.HasChild(repository, image.Digest) || holds.Of(image.Digest).Count > 0)),
        ];
    }
}
