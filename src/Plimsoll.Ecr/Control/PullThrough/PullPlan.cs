using Plimsoll.Cells;
using Plimsoll.Ecr.Control.Images;
using Plimsoll.Ecr.Model;
using Plimsoll.Ecr.Naming;

namespace Plimsoll.Ecr.Control.PullThrough;

/// <summary>That upstream is to be asked for an image.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="UpstreamName">Name of the repository there.</param>
/// <param name="IsNew">True when the repository is still to be made.</param>
/// <param name="Cached">Digest of what the repository has; null for nothing.</param>
internal sealed record PullPlan(PullThroughRuleRecord Rule, string UpstreamName, bool IsNew, Digest? Cached)
{
    /// <summary>How long a tag is taken for what upstream has (spec/ecr.md §8).</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromHours(24);

    /// <summary>Decides; null where what the repository has is the answer.</summary>
    /// <param name="view">State.</param>
    /// <param name="repository">Repository.</param>
    /// <param name="reference">Tag or digest.</param>
    /// <param name="now">Time.</param>
    public static PullPlan? Of(View view, string repository, string reference, DateTimeOffset now)
    {
        if (PullThroughRules.Find(view, repository) is not { } found)
        {
            return null;
        }

        var known = view.Get(EcrTables.Repositories, repository);
        if (ImagePull.Find(view, repository, reference) is not { } image)
        {
            return new PullPlan(found.Rule, found.Name, known is null, null);
        }

        // What was pushed here, what may not move and what a digest names does not change.
        return view.Get(EcrTables.Tags, TagRecord.KeyOf(repository, reference))?.CheckedAt is { } at && now - at >= Freshness
            && !TagMutability.Pins(known!, reference) && Digest.TryParse(image.Digest, out var digest)
                ? new PullPlan(found.Rule, found.Name, false, digest)
                : null;
    }
}
