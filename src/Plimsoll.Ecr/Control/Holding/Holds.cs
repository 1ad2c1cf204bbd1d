using Plimsoll.Cells;
using Plimsoll.Ecr.Model;

namespace Plimsoll.Ecr.Control.Holding;

/// <summary>What uses the images of one repository at this moment.</summary>
/// <param name="view">Where the tags are.</param>
/// <param name="repository">The repository.</param>
/// <param name="holders">All that use its images.</param>
internal sealed class Holds(View view, string repository, IReadOnlyList<ImageHolder> holders)
{
    private const int MostNamed = 5;

    /// <summary>ARNs for a message: the first few, and how many more there are.</summary>
    public static string Named(IReadOnlyList<string> arns) =>
        string.Join(", ", arns.Take(MostNamed)) + (arns.Count > MostNamed ? $" and {arns.Count - MostNamed} more" : "");

    /// <summary>ARNs of what uses any of them.</summary>
    public IReadOnlyList<string> All => Arns(_ => true);

    /// <summary>ARNs of what uses an image.</summary>
    public IReadOnlyList<string> Of(string digest) => Arns(holder =>
        (holder.Digest ?? view.Get(EcrTables.Tags, TagRecord.KeyOf(repository, holder.Tag!))?.Digest) == digest);

    /// <summary>ARNs of what counts on a tag.</summary>
    public IReadOnlyList<string> OfTag(string tag) => Arns(holder => holder.Digest is null && holder.Tag == tag);

    private IReadOnlyList<string> Arns(Func<ImageHolder, bool> counts) =>
        [.. holders.Where(counts).Select(holder => holder.Arn).Distinct().Order(StringComparer.Ordinal)];
}
